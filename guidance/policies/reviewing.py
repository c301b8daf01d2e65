"""Whether a policy is past the review it promised itself (N1)."""

from datetime import date, timedelta

from django.db.models import TextChoices

SOON = timedelta(days=60)


class ReviewState(TextChoices):
    UP_TO_DATE = "up_to_date", "Up to date"
    DUE_SOON = "due_soon", "Review due soon"
    OVERDUE = "overdue", "Review overdue"
    NO_DATE = "no_date", "No review date"


def review_state(review_due: date | None, on: date) -> ReviewState:
    """Returns where a review stands on a day; the due day itself is still in time."""
    if review_due is None:
        return ReviewState.NO_DATE
    if review_due < on:
        return ReviewState.OVERDUE
    return ReviewState.DUE_SOON if review_due - on <= SOON else ReviewState.UP_TO_DATE
