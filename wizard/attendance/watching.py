"""Seeing it coming: illness that adds up, patterns in it, and the day a limit would be reached. Signs, not verdicts."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from schoolyear.calendars import SchoolCalendar
from wizard.attendance.counting import days_of, figure_on, reached_on
from wizard.attendance.definitions import Definition
from wizard.attendance.herringbone import WEEKDAYS
from wizard.attendance.marks import Marks

RECENT_DAYS = 20
MANY_OF_A_WEEKDAY, WEEKS_LOOKED_AT = 3, 6
DAY = timedelta(days=1)
LONGEST_LOOK_AHEAD = 370


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast illness adds up: days missed among the last `of` days school was open."""

    missed: Decimal
    of: int


def pace(marks: Marks, definition: Definition, on: date) -> Pace:
    """Returns the days missed among the last 20 school days up to `on` (fewer when fewer are marked)."""
    days = [day for day in days_of(marks.between(date.min, on), definition) if day.possible][-RECENT_DAYS:]
    return Pace(sum((day.worth for day in days), Decimal(0)), len(days))


def forecast(marks: Marks, definition: Definition, limit: Decimal, on: date, calendar: SchoolCalendar) -> date | None:
    """Returns the school day on which `limit` days would be reached at the pace of the last 20 school days.

    None when nothing was missed lately, the limit is passed already, or the day lies beyond the published terms.
    """
    so_far = figure_on(marks, definition, on, calendar)
    recent = pace(marks, definition, on)
    if so_far is None or so_far >= limit or not recent.missed or recent.of < RECENT_DAYS // 2:
        return None
    left = (limit - so_far) * recent.of / recent.missed
    days = int(left) + (left != int(left))
    return calendar.add_school_days(on, days) if days <= LONGEST_LOOK_AHEAD else None


def patterns(marks: Marks, definition: Definition, on: date) -> list[str]:
    """Returns what repeats in six weeks of illness, in words: a weekday, or halves of days only."""
    recent = marks.between(on - WEEKS_LOOKED_AT * 7 * DAY + DAY, on)
    missed = [day for day in days_of(recent, definition) if day.missed]
    weekdays = Counter(day.day.weekday() for day in missed)
    found = [
        f"Ill on {times} of the last {WEEKS_LOOKED_AT} {WEEKDAYS[weekday]}s"
        for weekday, times in sorted(weekdays.items())
        if times >= MANY_OF_A_WEEKDAY and times * 2 > len(missed) and weekday < len(WEEKDAYS)
    ]
    halves = [day for day in missed if day.missed == 1 and day.attended]
    if len(halves) >= MANY_OF_A_WEEKDAY and len(halves) * 2 > len(missed):
        found.append(f"Ill for half of the day on {len(halves)} days, in school for the other half")
    return found


@dataclass(frozen=True, slots=True)
class Period:
    """One continuous absence through illness: first and last day marked, and the school days it came to."""

    first: date
    last: date
    days: Decimal


def periods(marks: Marks, definition: Definition) -> list[Period]:
    """Returns each continuous absence; for the sickness return there is one return a period (facts V17 to V19)."""
    worth = [(day.day, day.worth, bool(day.attended)) for day in days_of(marks, definition)]
    found: list[Period] = []
    for away, run in groupby((one for one in worth if one[1] or one[2]), key=lambda one: bool(one[1])):
        days = list(run)
        if away:
            found.append(Period(days[0][0], days[-1][0], sum((one[1] for one in days), Decimal(0))))
    return found


def near(marks: Marks, definition: Definition, warn_at: Decimal, limit: Decimal, on: date) -> bool:
    """Whether the early warning is due: from `warn_at` on, and the limit not yet reached (N29: well before day 15)."""
    figure = figure_on(marks, definition, on)
    return figure is not None and warn_at <= figure < limit


def past(marks: Marks, definition: Definition, limit: Decimal) -> date | None:
    """Returns the day the limit was reached."""
    return reached_on(marks, definition, lambda figure: figure >= limit)
