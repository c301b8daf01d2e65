"""Telling whoever looks after a policy that its review is near, is due, has passed, and still has (N1, S1)."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from guidance.library.service import open_task
from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.queries import current_versions, editors_at
from guidance.policies.reviewing import stage_reached
from record.models import Outbox
from record.service import enqueue

DUE_SOON, DUE_TODAY, OVERDUE = "review_due_soon", "review_due_today", "review_overdue"
SUBJECTS = {
    DUE_SOON: "A policy is due for review",
    DUE_TODAY: "A policy’s review is due today",
    OVERDUE: "A policy is past its review date",
}


def remind_editors() -> None:
    """Promises one letter at each stage of a review: to its owner before the day, to all editors from the day on.

    The stages are 60 and 14 calendar days before, the day itself, 14 days after, and every 30 from there. The
    worker's chore: a letter's key is the version, the day due, the stage and the address, so none is sent twice.
    """
    today = timezone.localdate()
    for version in current_versions(PolicyPage.objects.live(), today).values():
        due = version.review_by
        stage = stage_reached(due, today) if due else None
        if due is not None and stage is not None:
            _remind(version, due, stage, today)


def _remind(version: EditionVersion, due: date, stage: int, today: date) -> None:
    kind = OVERDUE if today > due else DUE_TODAY if today == due else DUE_SOON
    for address in _addressed(version, before=today < due):
        enqueue(kind, "edition_version", str(version.pk), address, f"review:{version.pk}:{due}:{stage}:{address}")


def _addressed(version: EditionVersion, *, before: bool) -> list[str]:
    """Returns who is written to; where nobody owns the policy all editors are, and find a task that says so."""
    policy = version.policy
    place = policy.get_parent()
    editors = editors_at(place.slug)
    owner = editors.filter(pk=policy.policy_owner_id).first() if policy.policy_owner_id else None
    if owner is None:
        about = f"Nobody looks after “{policy.title}”: say who hears first when its review is due."
        key = f"policy-owner:{policy.pk}:{policy.policy_owner_id or ''}"
        open_task(place.specific.authority, "policy-owner", key, about, _edit(policy))
    elif before:
        return [owner.email]
    return list(editors.values_list("email", flat=True))


def build_reminder(row: Outbox) -> EmailMessage:
    """Returns the letter for an outbox row. Raises EditionVersion.DoesNotExist for an unknown version."""
    version = EditionVersion.objects.select_related("policy").get(pk=row.subject_id)
    place = version.policy.get_parent()
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    context = {
        "version": version,
        "due": version.review_by,
        "link": root + reverse("reading:policy", args=[place.slug, version.policy.slug]),
        "reviewed": root + reverse("cms_policies:reviewed", args=[version.policy_id]),
        "next": root + reverse("cms_policies:start_next_edition", args=[version.edition_id]),
    }
    body = render_to_string(f"policies/{row.kind}.txt", context)
    return EmailMessage(subject=f"{SUBJECTS[row.kind]}: {version.title}", body=body, to=[row.recipient])


def _edit(policy: PolicyPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[policy.pk])
