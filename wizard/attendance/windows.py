"""From which day absence is counted. Terms that are not published are not guessed."""

from datetime import date, timedelta

from schoolyear.calendars import SchoolCalendar
from schoolyear.counting import add_months
from schoolyear.years import first_day, starting_year

EVER = date.min


class NotPublished(Exception):
    """The window needs term dates that nobody has published."""


def window_start(window: str, day: date, calendar: SchoolCalendar | None) -> date:
    """Returns the first day of a window that ends on `day`; one that moves along is written "12 weeks" or "3 months".

    Raises NotPublished for terms not in the calendar.
    """
    if window[:1].isdigit():
        count, _, unit = window.partition(" ")
        back = add_months(day, -int(count)) if unit == "months" else day - timedelta(weeks=int(count))
        return back + timedelta(days=1)
    if window == "school_year":
        return first_day(starting_year(day))
    if window == "twelve_months":
        return add_months(day, -12) + timedelta(days=1)
    if window in ("term", "two_terms"):
        return _term_start(day, calendar, back=1 if window == "two_terms" else 0)
    return EVER


def _term_start(day: date, calendar: SchoolCalendar | None, back: int) -> date:
    starts = term_starts(calendar) if calendar and calendar.half_terms else []
    begun = [start for start in starts if start <= day]
    if len(begun) <= back or not calendar or day > calendar.half_terms[-1].last:
        raise NotPublished
    return begun[-1 - back]


def term_starts(calendar: SchoolCalendar) -> list[date]:
    """Returns the first day of every published term, in order."""
    starts, opening = [], True
    for half in calendar.half_terms:
        if opening:
            starts.append(half.first)
        opening = half.ends_term
    return starts
