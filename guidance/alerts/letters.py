"""The letters to followers, in plain English, each with a way out that works in one click (RFC 8058)."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from guidance.alerts.changes_told import told_changes
from guidance.alerts.enums import Letter, SubscriptionState
from guidance.alerts.models import Subscription
from guidance.alerts.purging import subscription_of
from guidance.alerts.queries import clause_name
from guidance.policies.models import EditionVersion
from guidance.policies.service import last_words
from people.models import Authority
from record.models import Outbox


def build_confirm(row: Outbox) -> EmailMessage:
    """Returns the letter that asks whether the address's owner really wants letters."""
    held = _held(row)
    confirm = whole(reverse("alerts:confirm", args=[held.token]))
    return _letter(row, held, "Please confirm: follow {what}", "confirm", {"confirm": confirm})


def build_already(row: Outbox) -> EmailMessage:
    """Returns the letter to somebody who asked again."""
    return _letter(row, _held(row), "You follow {what} already", "already", {})


def build_changed(row: Outbox) -> EmailMessage:
    """Returns the letter that says in words what changed. Raises EditionVersion.DoesNotExist."""
    held = _held(row)
    _, before, after = row.subject_id.split(":")
    versions = EditionVersion.objects.in_bulk([int(before), int(after)])
    return _letter(
        row, held, "{What} has changed", "changed", told_changes(held, *versions_in(versions, before, after))
    )


def versions_in(versions: dict[int, EditionVersion], before: str, after: str) -> tuple[EditionVersion, EditionVersion]:
    """Returns both versions by their ids as text. Raises EditionVersion.DoesNotExist."""
    try:
        return versions[int(before)], versions[int(after)]
    except KeyError as missing:
        raise EditionVersion.DoesNotExist from missing


BUILDERS: dict[str, Callable[[Outbox], EmailMessage]] = {
    Letter.CONFIRM: build_confirm,
    Letter.ALREADY: build_already,
    Letter.CHANGED: build_changed,
}


def whole(path: str) -> str:
    """Returns a path of the site with the site's own address before it."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def what_is_followed(held: Subscription) -> str:
    """Returns what a subscription is about, inside a sentence: "clause 2.b of Learning while unwell (Fernshire)"."""
    authority = Authority.objects.filter(slug=held.policy.get_parent().slug).first()
    policy = f"{held.policy.title} ({authority})"
    words = last_words(held.clause.uid) if held.clause else None
    return f"{clause_name(words)} of {policy}" if words else policy


def _held(row: Outbox) -> Subscription:
    # Whoever left is written to no more: the letter is not built, and the chore deletes its row.
    wanted = Subscription.objects.exclude(state=SubscriptionState.LEFT).select_related("policy", "clause")
    return wanted.get(pk=subscription_of(row.subject_id))


def _letter(row: Outbox, held: Subscription, subject: str, template: str, context: dict[str, Any]) -> EmailMessage:
    what = what_is_followed(held)
    leave = whole(reverse("alerts:leave", args=[held.token]))
    policy = whole(reverse("reading:policy", args=[held.policy.get_parent().slug, held.policy.slug]))
    page = whole(reverse("reading:clause", args=[held.clause.uid])) if held.clause else policy
    body = render_to_string(f"alerts/{template}.txt", {"what": what, "leave": leave, "page": page} | context)
    headers = {
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    named = subject.format(what=what, What=what[:1].upper() + what[1:])
    return EmailMessage(subject=" ".join(named.split()), body=body, to=[row.recipient], headers=headers)
