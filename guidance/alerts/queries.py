"""What may be followed, and what is asked for."""

from dataclasses import dataclass

from django.utils import timezone

from guidance.alerts.enums import SubscriptionState
from guidance.alerts.models import Subscription
from guidance.policies.enums import ClauseKind
from guidance.policies.models import ClauseText, EditionVersion, PolicyPage
from guidance.policies.service import clause_text, in_force, versions_of
from people.models import Authority


@dataclass(frozen=True)
class Followable:
    """A published policy, and the clause of it that somebody wants to follow, if it is one."""

    authority: Authority
    policy: PolicyPage
    version: EditionVersion
    text: ClauseText | None

    @property
    def clause_name(self) -> str:
        """The clause as a page names it: "clause 2.b", a heading, or the words it begins with; "" for none."""
        return clause_name(self.text) if self.text else ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The headings that can be followed alone, with all that stands below them, as (uid, words)."""
        texts = ClauseText.objects.filter(edition_version=self.version, kind=ClauseKind.HEADING, level__lte=2)
        rows = texts.order_by("sort_key").values_list("clause__uid", "number", "heading")
        return [(uid, f"{number} {heading}".strip()) for uid, number, heading in rows]


class NotThere(Exception):
    """Nothing published has this address."""


def followable(authority: str, policy: str, uid: str = "") -> Followable:
    """Returns what an address names. Raises NotThere, also for a clause that the words in force do not have."""
    found = PolicyPage.objects.live().filter(slug=policy)
    page = next((one for one in found if one.get_parent().slug == authority and one.get_parent().live), None)
    version = version_now(page) if page else None
    publisher = Authority.objects.filter(slug=authority).first()
    if page is None or version is None or publisher is None:
        raise NotThere
    text = clause_text(version, uid) if uid else None
    if uid and text is None:
        raise NotThere
    return Followable(publisher, page, version, text)


def version_now(policy: PolicyPage) -> EditionVersion | None:
    """Returns the words in force today, or the first ones to come; None when nothing was published."""
    versions = versions_of(policy)
    return in_force(versions, timezone.localdate()) or (versions[-1] if versions else None)


def clause_name(text: ClauseText) -> str:
    """Returns what a clause is called inside a sentence."""
    if text.number:
        return f"clause {text.number}"
    words = (text.heading or text.text).split()
    return "the clause “{}{}”".format(" ".join(words[:8]), "…" if len(words) > 8 else "")


def with_token(token: str) -> Subscription:
    """Returns the subscription that a letter's link is about. Raises Subscription.DoesNotExist."""
    return Subscription.objects.select_related("policy", "clause").get(token=token)


def confirmed() -> list[Subscription]:
    """Returns everybody who gets letters, with what they were told last, policy by policy."""
    found = Subscription.objects.filter(state=SubscriptionState.CONFIRMED)
    return list(found.select_related("policy", "clause", "last_version_told").order_by("policy", "pk"))
