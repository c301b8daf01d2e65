"""Seeing a long absence coming."""

from datetime import date
from decimal import Decimal

import pytest

from schoolyear.calendars import HalfTerm, SchoolCalendar
from tests.wizard.attendance.marking import weeks
from wizard.attendance.definitions import Definition, codes_counted
from wizard.attendance.watching import forecast, near, pace, patterns, periods

ILL = Definition(codes_counted("health"))
CALENDAR = SchoolCalendar(
    (HalfTerm(date(2026, 9, 3), date(2026, 10, 23)), HalfTerm(date(2026, 11, 2), date(2026, 12, 18), ends_term=True))
)
A_DAY_A_WEEK = ["/\\ /\\ II /\\ /\\"] * 4


def test_at_a_day_a_week_the_fifteenth_day_is_forecast_by_the_calendar() -> None:
    marks = weeks("2026-09-07", *A_DAY_A_WEEK)
    assert pace(marks, ILL, date(2026, 10, 2)).missed == 4
    # 2 more days at 4 in 20: the tenth school day after Friday 2 October
    assert forecast(marks, ILL, Decimal(6), date(2026, 10, 2), CALENDAR) == date(2026, 10, 16)


def test_nothing_is_forecast_beyond_the_published_terms_or_without_illness() -> None:
    marks = weeks("2026-09-07", *A_DAY_A_WEEK)
    assert forecast(marks, ILL, Decimal(30), date(2026, 10, 2), CALENDAR) is None
    well = weeks("2026-09-07", *["/\\ /\\ /\\ /\\ /\\"] * 4)
    assert forecast(well, ILL, Decimal(15), date(2026, 10, 2), CALENDAR) is None


@pytest.mark.requirement("N29")
def test_the_warning_comes_before_the_limit_and_not_after() -> None:
    marks = weeks("2026-09-07", "II II II II /\\")
    assert near(marks, ILL, Decimal(4), Decimal(15), date(2026, 9, 11))
    assert not near(marks, ILL, Decimal(5), Decimal(15), date(2026, 9, 11))
    assert not near(marks, ILL, Decimal(2), Decimal(4), date(2026, 9, 11))


def test_a_weekday_that_repeats_is_named() -> None:
    assert patterns(weeks("2026-09-07", *A_DAY_A_WEEK), ILL, date(2026, 10, 2)) == ["Ill on 4 of the last 6 Wednesdays"]


def test_half_days_that_repeat_are_named() -> None:
    marks = weeks("2026-09-07", "/\\ I\\ /\\ /I /\\", "I\\ /\\ /\\ /\\ /I")
    assert patterns(marks, ILL, date(2026, 9, 18)) == [
        "Ill for half of the day on 4 days, in school for the other half"
    ]


def test_each_unbroken_absence_is_one_period_across_weekends_and_closures() -> None:
    marks = weeks("2026-09-07", "/\\ /\\ /\\ II II", "## II /\\ I\\ /\\")
    assert [(period.first.day, period.last.day, period.days) for period in periods(marks, ILL)] == [
        (10, 15, Decimal(3)),
        (17, 17, Decimal("0.5")),
    ]
