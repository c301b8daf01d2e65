"""English school years: 1 September to 31 August."""

from datetime import date, timedelta

SEPTEMBER = 9
FRIDAY = 4


def starting_year(day: date) -> int:
    """The calendar year in which the school year holding `day` began: 2026 for 31 August 2027."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


def first_day(starting: int) -> date:
    """1 September of the year the school year begins in."""
    return date(starting, SEPTEMBER, 1)


def label(day: date) -> str:
    """The school year as people write it: "2026-27"."""
    starting = starting_year(day)
    return f"{starting}-{(starting + 1) % 100:02d}"


def last_friday_in_june(year: int) -> date:
    """The school leaving date of a calendar year (Education Act 1996, section 8)."""
    end = date(year, 6, 30)
    return end - timedelta(days=(end.weekday() - FRIDAY) % 7)
