"""Working days, months, school days and school weeks, with half terms and holidays between."""

from datetime import date

import pytest

from schoolyear.calendars import HalfTerm, SchoolCalendar
from schoolyear.counting import add_months, add_working_days, is_working_day

CALENDAR = SchoolCalendar(
    half_terms=(
        HalfTerm(date(2026, 9, 3), date(2026, 10, 23)),
        HalfTerm(date(2026, 11, 2), date(2026, 12, 18), ends_term=True),
        HalfTerm(date(2027, 1, 4), date(2027, 2, 12)),
        HalfTerm(date(2027, 2, 22), date(2027, 3, 25), ends_term=True),
    ),
    closed=frozenset({date(2026, 11, 27)}),
)


def test_five_working_days_across_christmas() -> None:
    assert add_working_days(date(2026, 12, 21), 5) == date(2026, 12, 30)


def test_working_days_count_backwards() -> None:
    assert add_working_days(date(2026, 12, 30), -5) == date(2026, 12, 21)


def test_substitute_bank_holiday_is_no_working_day() -> None:
    assert not is_working_day(date(2026, 12, 28))
    assert is_working_day(date(2026, 12, 29))


@pytest.mark.parametrize(
    ("day", "n", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_are_clipped_to_the_last_day(day: date, n: int, due: date) -> None:
    assert add_months(day, n) == due


def test_five_school_days_across_half_term() -> None:
    assert CALENDAR.add_school_days(date(2026, 10, 22), 5) == date(2026, 11, 5)


def test_an_inset_day_is_not_counted() -> None:
    assert CALENDAR.add_school_days(date(2026, 11, 26), 1) == date(2026, 11, 30)


def test_twelve_school_weeks_skip_christmas_and_half_term() -> None:
    assert CALENDAR.add_school_weeks(date(2026, 11, 9), 12) == date(2027, 2, 22)


def test_term_dates_not_published_are_not_guessed() -> None:
    assert CALENDAR.add_school_days(date(2027, 3, 24), 5) is None
    assert CALENDAR.add_school_weeks(date(2027, 3, 1), 6) is None
    assert CALENDAR.term_end(date(2027, 3, 1), 2) is None


def test_ends_of_half_terms_and_terms() -> None:
    assert CALENDAR.half_term_end(date(2026, 9, 10), 1) == date(2026, 10, 23)
    assert CALENDAR.half_term_end(date(2026, 9, 10), 2) == date(2026, 12, 18)
    assert CALENDAR.term_end(date(2026, 9, 10), 1) == date(2026, 12, 18)


def test_counting_from_the_summer_reaches_the_new_term() -> None:
    assert CALENDAR.add_school_days(date(2026, 8, 20), 2) == date(2026, 9, 4)
