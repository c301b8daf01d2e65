"""A review that found nothing to change: who said so, on which day, and when the next one is due."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from guidance.policies.enums import REVIEW_LOG
from guidance.policies.models import EditionVersion, PolicyPage, Review
from guidance.policies.problems import EditionRefused
from people.models import User
from record.service import record_event


def record_review(
    version: EditionVersion, actor: User, reviewed_on: date, approved_by: str, minute_reference: str, next_due: date
) -> Review:
    """Returns the stored review; from now on the next one is due on `next_due`, and readers see that.

    Raises PermissionDenied, or EditionRefused with sentences for the editor.
    """
    with transaction.atomic():
        policy = PolicyPage.objects.select_for_update(of=("self",)).get(pk=version.policy_id)
        if not version.edition.permissions_for_user(actor).can_publish():
            raise PermissionDenied("You may not record a review for this authority.")
        if problems := _problems(version, reviewed_on, approved_by, next_due):
            raise EditionRefused(problems)
        review = Review.objects.create(
            policy=policy,
            edition=version.edition,
            edition_version=version,
            reviewed_on=reviewed_on,
            approved_by=approved_by.strip(),
            minute_reference=minute_reference.strip(),
            next_due=next_due,
            by=actor,
            at=timezone.now(),
        )
        found = {"version": version.number, "reviewed_on": str(reviewed_on), "next_due": str(next_due)}
        log(instance=version.edition, action=REVIEW_LOG, user=actor, data=found)
        record_event("edition", str(version.edition_id), "edition.reviewed", actor, found)
    return review


def _problems(version: EditionVersion, reviewed_on: date, approved_by: str, next_due: date) -> list[str]:
    found = []
    if not approved_by.strip():
        found.append("Say who approved that nothing changes.")
    if reviewed_on > timezone.localdate():
        found.append("A review is recorded once it has taken place: its day cannot lie ahead.")
    if next_due <= reviewed_on:
        found.append("The next review must be due after this one.")
    elif version.review_by and next_due <= version.review_by:
        found.append(f"The next review must be due after {version.review_by:%-d %B %Y}, the day that is told now.")
    return found
