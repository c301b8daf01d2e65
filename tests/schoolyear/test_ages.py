"""Ages, year groups and compulsory school age on the days that catch people out."""

from datetime import date

import pytest

from schoolyear.ages import age_on, compulsory_from, compulsory_until, of_compulsory_age, phase_of, year_group
from schoolyear.years import label, last_friday_in_june, starting_year


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2012, 5, 10), date(2026, 5, 9), 13),
        (date(2012, 5, 10), date(2026, 5, 10), 14),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
    ],
)
def test_age_is_completed_years_and_a_leap_day_counts_as_the_first_of_march(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (date(2015, 8, 31), 7),
        (date(2015, 9, 1), 6),
        (date(2022, 8, 31), 0),
        (date(2022, 9, 1), -1),
        (date(2009, 9, 1), 12),
    ],
)
def test_year_group_follows_the_age_on_the_last_day_of_august(born: date, group: int) -> None:
    assert year_group(born, date(2026, 11, 2)) == group


def test_the_year_group_changes_on_the_first_of_september() -> None:
    assert year_group(date(2015, 3, 1), date(2026, 8, 31)) == 6
    assert year_group(date(2015, 3, 1), date(2026, 9, 1)) == 7


@pytest.mark.parametrize(
    ("group", "phase"),
    [(-1, "early_years"), (0, "primary"), (6, "primary"), (7, "secondary"), (11, "secondary"), (12, "post16")],
)
def test_phases(group: int, phase: str) -> None:
    assert phase_of(group) == phase


@pytest.mark.requirement("N5", "N39")
@pytest.mark.parametrize(
    ("born", "start"),
    [
        (date(2021, 3, 31), date(2026, 3, 31)),
        (date(2021, 4, 1), date(2026, 8, 31)),
        (date(2021, 8, 31), date(2026, 8, 31)),
        (date(2021, 9, 1), date(2026, 12, 31)),
        (date(2021, 12, 31), date(2026, 12, 31)),
        (date(2021, 1, 1), date(2026, 3, 31)),
    ],
)
def test_compulsory_age_begins_on_the_prescribed_day_on_or_after_the_fifth_birthday(born: date, start: date) -> None:
    assert compulsory_from(born) == start


@pytest.mark.requirement("N5", "N39")
@pytest.mark.parametrize(
    ("born", "end"),
    [
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2011, 8, 31), date(2027, 6, 25)),
        (date(2010, 8, 31), date(2026, 6, 26)),
    ],
)
def test_compulsory_age_ends_on_the_last_friday_in_june(born: date, end: date) -> None:
    assert compulsory_until(born) == end
    assert of_compulsory_age(born, end)
    assert not of_compulsory_age(born, end.replace(day=end.day + 1))


@pytest.mark.parametrize(("year", "friday"), [(2026, 26), (2027, 25), (2028, 30), (2029, 29)])
def test_last_friday_in_june(year: int, friday: int) -> None:
    assert last_friday_in_june(year) == date(year, 6, friday)


def test_school_years_run_from_september() -> None:
    assert starting_year(date(2027, 8, 31)) == 2026
    assert label(date(2026, 9, 1)) == "2026-27"
    assert label(date(2100, 1, 1)) == "2099-00"
