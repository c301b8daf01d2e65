"""Telling a policy's editors that its review is near, and again when it has passed (N1, S1)."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.queries import current_versions, editors_at
from guidance.policies.reviewing import ReviewState, review_state
from record.models import Outbox
from record.service import enqueue

DUE_SOON, OVERDUE = "review_due_soon", "review_overdue"
KINDS = {ReviewState.DUE_SOON: DUE_SOON, ReviewState.OVERDUE: OVERDUE}
SUBJECTS = {DUE_SOON: "A policy is due for review", OVERDUE: "A policy is past its review date"}


def remind_editors() -> None:
    """Promises each editor one letter when a review is at most 60 calendar days away, and one when it has passed.

    The worker's chore: the letter's key is the version, the state and the address, so repeating it sends nothing new.
    """
    today = timezone.localdate()
    for version in current_versions(PolicyPage.objects.live(), today).values():
        kind = KINDS.get(review_state(version.review_due, today))
        for address in editors_of(version) if kind else ():
            enqueue(kind or "", "edition_version", str(version.pk), address, f"{kind}:{version.pk}:{address}")


def editors_of(version: EditionVersion) -> list[str]:
    """Returns the addresses of everyone who edits for the policy's authority now."""
    return list(editors_at(version.policy.get_parent().slug).values_list("email", flat=True))


def build_reminder(row: Outbox) -> EmailMessage:
    """Returns the letter for an outbox row. Raises EditionVersion.DoesNotExist for an unknown version."""
    version = EditionVersion.objects.select_related("policy").get(pk=row.subject_id)
    path = reverse("reading:policy", args=[version.policy.get_parent().slug, version.policy.slug])
    context = {"version": version, "link": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path}
    body = render_to_string(f"policies/{row.kind}.txt", context)
    return EmailMessage(subject=f"{SUBJECTS[row.kind]}: {version.title}", body=body, to=[row.recipient])
