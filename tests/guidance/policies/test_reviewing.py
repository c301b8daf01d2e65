"""Overdue is said in public."""

from datetime import date

import pytest

from guidance.policies.service import ReviewState, review_state

TODAY = date(2026, 11, 22)


@pytest.mark.requirement("N1", "S1", "S45")
@pytest.mark.parametrize(
    ("due", "state"),
    [
        (date(2025, 12, 31), ReviewState.OVERDUE),
        (date(2026, 11, 21), ReviewState.OVERDUE),
        (date(2026, 11, 22), ReviewState.DUE_SOON),
        (date(2027, 1, 21), ReviewState.DUE_SOON),
        (date(2027, 1, 22), ReviewState.UP_TO_DATE),
        (None, ReviewState.NO_DATE),
    ],
)
def test_a_review_is_overdue_the_day_after_its_date(due: date | None, state: ReviewState) -> None:
    assert review_state(due, TODAY) == state
