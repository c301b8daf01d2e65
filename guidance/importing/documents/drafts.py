"""An imported document into the CMS: always a draft, never published."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from guidance.importing.documents.editions import Earlier, body_of, earlier_clauses, fields_of, label_of, match_to
from guidance.importing.documents.matching import NEW, Match
from guidance.importing.documents.results import Imported
from guidance.importing.places import place_of
from guidance.importing.problems import ImportRefused
from guidance.policies.enums import PolicyType
from guidance.policies.models import EditionPage, PolicyPage
from guidance.policies.service import latest_version, versions_of
from people.enums import AuthorityKind
from people.models import Authority, User

LONGEST_LABEL = 20
_TYPES = {
    AuthorityKind.COUNCIL: PolicyType.COUNCIL,
    AuthorityKind.TRUST: PolicyType.TRUST,
    AuthorityKind.SCHOOL: PolicyType.SCHOOL,
}


@dataclass(frozen=True)
class Target:
    """Where a document goes: the authority, its policy (none yet for a first import), the edition's label."""

    authority: Authority
    policy: PolicyPage | None
    slug: str
    label: str

    @property
    def policy_type(self) -> str:
        """The type the policy has, or will have."""
        return self.policy.policy_type if self.policy else type_of_new_policy(self.authority)


@dataclass(frozen=True)
class Stored:
    """The draft that was saved, and how its clauses were matched: "same" -> 40, "new" -> 3."""

    edition: EditionPage
    matches: Counter[str]


def target_of(imported: Imported, authority_slug: str, policy_slug: str, label: str) -> Target:
    """Returns where a document goes; nothing is written. Raises ImportRefused with a sentence.

    Without a policy named it is the authority's only one, or a new one called as the document is.
    """
    authority = Authority.objects.filter(slug=authority_slug).first()
    if authority is None:
        raise ImportRefused(f"there is no authority “{authority_slug}”.")
    policies = policies_of(authority)
    wanted = [policy for policy in policies if policy_slug in ("", policy.slug)]
    slug = policy_slug or new_slug(imported.title)
    if not policy_slug and len(wanted) > 1:
        named = [policy for policy in wanted if policy.slug == slug]
        if not named:
            names = ", ".join(policy.slug for policy in wanted)
            raise ImportRefused(f"{authority.name} has several policies. Say which with --policy: {names}.")
        wanted = named
    policy = wanted[0] if wanted else None
    return Target(authority, policy, policy.slug if policy else slug, label or label_of(imported))


def type_of_new_policy(authority: Authority) -> PolicyType:
    """Returns the type of policy that an authority of this kind publishes."""
    return _TYPES[AuthorityKind(authority.kind)]


def new_slug(title: str) -> str:
    """Returns the address of a policy called this."""
    return slugify(title)[:50].strip("-") or "policy"


def policies_of(authority: Authority) -> list[PolicyPage]:
    """The policies below the authority's page, which need not be there yet: looking must not make it."""
    places = Page.objects.filter(slug=authority.slug)
    return [policy for place in places for policy in PolicyPage.objects.child_of(place).order_by("title")]


def store_draft(
    imported: Imported,
    target: Target,
    actor: User | None,
    *,
    keep_numbers: bool = True,
    fields: dict[str, Any] | None = None,
    matches: list[Match] | None = None,
) -> Stored:
    """Saves a document as the draft of an edition, its clauses keeping the identity of those they match.

    `fields` and `matches` are what an editor confirmed; without them they are what the document says, and what
    matching finds. A draft of that label gets a new revision; its earlier ones stay in the history. Raises
    ImportRefused when that edition is published, and PermissionDenied. No actor means the system itself.
    """
    place = place_of(target.authority)
    if actor and not place.permissions_for_user(actor).can_add_subpage():
        raise PermissionDenied("You may not add pages for this authority.")
    try:
        with transaction.atomic():
            policy = target.policy or _new_policy(place, imported, target, actor)
            edition = _edition(policy, target.label)
            earlier = earlier_of(policy)
            matches = match_to(earlier, imported) if matches is None else matches
            for name, value in (fields or fields_of(imported, timezone.localdate())).items():
                setattr(edition, name, value)
            edition.body = body_of(imported, matches, earlier, keep_numbers=keep_numbers)
            _save(policy, edition, actor)
            return Stored(edition, Counter(match.how if match.uid else NEW for match in matches))
    except ValidationError as refused:
        raise ImportRefused(" ".join(refused.messages)) from refused


def earlier_of(policy: PolicyPage | None) -> dict[str, Earlier]:
    """Returns the clauses of a policy's latest version by uid: what the next edition's go on from."""
    return earlier_clauses(next(iter(versions_of(policy)), None) if policy else None)


def _save(policy: PolicyPage, edition: EditionPage, actor: User | None) -> None:
    edition.title = edition.draft_title = f"{policy.title}, {edition.label}"[:255]
    if not edition.pk:
        policy.add_child(instance=edition)
    edition.full_clean()
    edition.save_revision(user=actor)


def _new_policy(place: Page, imported: Imported, target: Target, actor: User | None) -> PolicyPage:
    title = imported.title or target.slug.replace("-", " ").capitalize()
    policy = PolicyPage(title=title[:255], slug=target.slug, policy_type=target.policy_type, live=False)
    place.add_child(instance=policy)
    policy.save_revision(user=actor)
    return policy


def refuse_label(policy: PolicyPage | None, label: str) -> None:
    """Raises ImportRefused where a draft of this label cannot be made: it is no label, or was published."""
    if not slugify(label) or len(label) > LONGEST_LABEL:
        raise ImportRefused(f"“{label}” cannot be an edition's label. Use letters and figures, such as 2026-27.")
    edition = EditionPage.objects.child_of(policy).filter(slug=slugify(label)).first() if policy else None
    if edition and (edition.live or latest_version(edition.pk)):
        raise ImportRefused(f"the edition “{label}” is published. Give another label, such as next year's.")


def _edition(policy: PolicyPage, label: str) -> EditionPage:
    refuse_label(policy, label)
    slug = slugify(label)
    edition = EditionPage.objects.child_of(policy).filter(slug=slug).first()
    return edition or EditionPage(slug=slug, label=label, live=False)
