"""Dates as policies write them: "29 Jan 2026", "01/09/2025", "December 2024"."""

import re
from calendar import monthrange
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE)
_FIGURES = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_ONLY_MONTH = re.compile(rf"\b{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE)


def date_in(words: str, *, last: bool = False) -> tuple[date | None, bool]:
    """Returns the first date in words, and whether the day was written.

    A month alone is its first day, or with `last` its last: a review due in December is late in January.
    """
    for pattern in (_ISO, _DAY, _FIGURES):
        match = pattern.search(words)
        found = _date(match["year"], match["month"], match["day"]) if match else None
        if found:
            return found, True
    match = _ONLY_MONTH.search(words)
    found = _date(match["year"], match["month"], "1") if match else None
    if found and last:
        found = found.replace(day=monthrange(found.year, found.month)[1])
    return found, False


def is_only_a_date(words: str) -> bool:
    """Whether words are a date and nothing else."""
    rest = words
    for pattern in (_ISO, _DAY, _FIGURES, _ONLY_MONTH):
        rest = pattern.sub("", rest)
    return rest != words and not re.search(r"\w", rest)


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(full, number, int(day))
    except ValueError:
        return None
