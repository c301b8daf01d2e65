"""Whether a policy is past the review it promised itself (N1), and which reminder it has come to."""

from calendar import monthrange
from datetime import date, timedelta

from django.db.models import TextChoices

SOON = timedelta(days=60)
#: Calendar days from the due day at which somebody is reminded; after the last, again and again at `EVERY`.
STAGES = (-60, -14, 0, 14)
EVERY = 30


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


def later(review_due: date | None, reviewed_until: date | None) -> date | None:
    """Returns the day a review is due: what the edition says, or what a review without change moved it to."""
    return max(filter(None, (review_due, reviewed_until)), default=None)


def next_review(reviewed_on: date, months: int | None) -> date | None:
    """Returns the same day so many months on, or the month's last day; None when there is no frequency."""
    if not months:
        return None
    years, month = divmod(reviewed_on.month - 1 + months, 12)
    year, month = reviewed_on.year + years, month + 1
    return date(year, month, min(reviewed_on.day, monthrange(year, month)[1]))


def stage_reached(due: date, on: date) -> int | None:
    """Returns the latest stage that has come, in calendar days from the due day; None before the first.

    Only the latest counts: whoever hears of a policy late hears once, not of every stage that went by.
    """
    gone = (on - due).days
    if gone >= STAGES[-1]:
        return gone - (gone - STAGES[-1]) % EVERY
    return max((stage for stage in STAGES if stage <= gone), default=None)
