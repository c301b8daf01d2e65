"""What marks call for, read without a database: stages, forecasts, and the end of Year 11."""

from datetime import date
from decimal import Decimal

import pytest

from schoolyear.calendars import HalfTerm, SchoolCalendar
from tests.wizard.attendance.marking import weeks
from wizard.attendance.enums import Stage
from wizard.attendance.signs import Signs, signs_of
from wizard.attendance.stages import advice_of
from wizard.attendance.watches import EARLY, FIFTEEN, NATIONAL, PLAIN, Watch

WATCH = Watch(NATIONAL, PLAIN, FIFTEEN, EARLY)
SPRING = SchoolCalendar(
    (HalfTerm(date(2027, 1, 4), date(2027, 2, 12)), HalfTerm(date(2027, 2, 22), date(2027, 3, 25), ends_term=True))
)
IN_YEAR_11, IN_YEAR_10 = date(2011, 4, 4), date(2012, 4, 4)
TEN_DAYS = ("II II II II II", "II II II II II", "/\\ /\\ /\\ /\\ /\\", "/\\ /\\ /\\ /\\ /\\")


def signs(*rows: str, born: date | None = IN_YEAR_11, referred: bool = False, monday: str = "2027-01-11") -> Signs:
    return signs_of(weeks(monday, *rows), WATCH, WATCH, date(2027, 2, 5), SPRING, born=born, referred=referred)


@pytest.mark.requirement("N43")
def test_the_end_of_year_11_is_prompted_for_pupils_who_miss_much() -> None:
    assert signs(*TEN_DAYS).year_11
    assert not signs(*TEN_DAYS, born=IN_YEAR_10).year_11
    assert not signs("II /\\ /\\ /\\ /\\").year_11
    autumn = signs_of(
        weeks("2026-09-07", *TEN_DAYS), WATCH, WATCH, date(2026, 10, 2), None, born=IN_YEAR_11, referred=False
    )
    assert autumn.stage == Stage.NEAR
    assert not autumn.year_11


@pytest.mark.parametrize(
    ("rows", "stage"),
    [
        (("/\\ /\\ /\\ /\\ /\\",), Stage.NOTHING),
        (TEN_DAYS, Stage.NEAR),
        ((*TEN_DAYS[:2], "II II II II II"), Stage.OVER),
        (("II II II II /\\", *["/\\ /\\ /\\ /\\ /\\"] * 3), Stage.NOTHING),
        (["/\\ II II /\\ /\\"] * 4, Stage.FORECAST),
        (["/\\ I\\ /\\ /\\ /\\"] * 4, Stage.PATTERN),
    ],
)
def test_the_most_pressing_sign_is_the_stage(rows: tuple[str, ...], stage: Stage) -> None:
    assert signs(*rows).stage == stage
    assert signs(*rows, referred=True).stage == Stage.REFERRED


def test_a_return_is_due_from_compulsory_age_on_when_fifteen_days_are_missed_or_to_be_expected() -> None:
    assert signs(*TEN_DAYS).due  # ten in twenty days: five more before the spring term ends
    assert not signs(*TEN_DAYS, born=date(2023, 1, 1)).due
    assert not signs(*TEN_DAYS, born=None).due
    over = signs(*TEN_DAYS[:2], "II II II II II")
    assert (over.ill, over.ill_reached_on) == (Decimal(15), date(2027, 1, 29))
    assert over.period == (date(2027, 1, 11), Decimal(15))


def test_last_years_illness_is_not_this_years() -> None:
    assert signs(*TEN_DAYS, monday="2026-06-01").stage == Stage.NOTHING


@pytest.mark.requirement("N84", "N98")
def test_health_advice_is_asked_for_before_the_limit_and_a_consultation_past_it() -> None:
    early = advice_of(signs(*TEN_DAYS), WATCH, published=True)
    assert "ask for health advice now" in early["says"][0]
    sooner = Watch(NATIONAL, PLAIN, FIFTEEN, Decimal(5))  # a route says from which day
    marks = weeks("2027-01-11", "II II II II II")
    assert signs_of(marks, sooner, sooner, date(2027, 1, 18), None, born=None, referred=False).stage == Stage.NEAR
    assert signs_of(marks, WATCH, WATCH, date(2027, 1, 18), None, born=None, referred=False).stage != Stage.NEAR
    long = advice_of(signs(*TEN_DAYS[:2], "II II II II II"), WATCH, published=True)
    assert "a health professional is consulted" in long["says"][0]
