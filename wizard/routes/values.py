"""Stored answers as comparable values. Anything unreadable counts as not answered."""

from calendar import isleap
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
SCHOOL_YEAR_BEGINS = 9
NOT_KNOWN = {"not_known": True}


def plain(value: Any) -> Any:
    """One spelling for equal values: True is "yes", 12 and "12.0" stay apart as number and text."""
    if value is True:
        return "yes"
    if value is False:
        return "no"
    if isinstance(value, int | float | Decimal):
        return number_of(value)
    return value


def number_of(value: Any) -> Decimal | None:
    """A number, or a decimal string as money and hours are stored; None if it is neither or not finite."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 20 else None


def date_of(value: Any) -> date | None:
    """A date from 1900 to 2200, from a date or an ISO string."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) and EARLIEST <= value <= LATEST else None


def calendar_day(text: str, read_on: date) -> date | None:
    """The day "2027-03-01" names, or "03-01" in the school year of a day; None for a day that no calendar has.

    29 February counts as 28 February where the year has none.
    """
    if len(text) > len("MM-DD"):
        return date_of(text)
    try:
        found = date.fromisoformat(f"2000-{text}")  # a leap year
    except ValueError:
        return None
    begins = read_on.year if read_on.month >= SCHOOL_YEAR_BEGINS else read_on.year - 1
    year = begins if found.month >= SCHOOL_YEAR_BEGINS else begins + 1
    leap = (found.month, found.day) == (2, 29) and not isleap(year)
    return found.replace(year=year, day=28) if leap else found.replace(year=year)


def says_not_known(value: Any) -> bool:
    """Whether somebody answered "We do not know yet"."""
    return isinstance(value, dict) and value.get("not_known") is True


def is_blank(kind: str, value: Any) -> bool:
    """Whether a stored value is no answer. No rows is an answer: there were none."""
    if value is None or value == {} or (isinstance(value, str) and not value.strip()):
        return True
    if kind == "declaration":
        return plain(value) != "yes"
    if kind == "person" and isinstance(value, dict):
        return not any(value.values())
    if kind == "voice" and isinstance(value, dict):
        return not any(value.values())
    return value == [] and kind != "rows"


def comparable(kind: str, value: Any) -> Any:
    """A non-blank answer as conditions compare it; None if it cannot be read as its kind."""
    if kind == "date":
        return date_of(value)
    if kind in {"number", "money", "hours"}:
        return number_of(value)
    if kind in {"yes_no", "declaration"}:
        value = plain(value)
        return value if value in ("yes", "no") else None
    if kind == "one":
        return value if isinstance(value, str) else None
    if kind in {"many", "rows"}:
        return value if isinstance(value, list) else None
    if kind == "checklist":
        return value if isinstance(value, dict) else None
    return value
