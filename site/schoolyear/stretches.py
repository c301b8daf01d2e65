"""The stretches of time that money is looked at in: a school year, or one of its terms as published. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schoolyear.calendars import SchoolCalendar
from schoolyear.years import first_day, label, starting_year

NAMES = ("autumn", "spring", "summer")


@dataclass(frozen=True, slots=True)
class Stretch:
    """`key` stands in addresses: 2026-27, 2026-27-autumn."""

    key: str
    label: str
    first: date
    last: date

    @property
    def words(self) -> str:
        """What it is called within a sentence."""
        return self.label[0].lower() + self.label[1:]


def stretches_of(calendar: SchoolCalendar | None, year: int) -> list[Stretch]:
    """Returns the school year that begins in `year`, then its published terms; a year with other than three by number.

    A term goes on to the eve of the next, so that terms together are the year.
    """
    start, end = first_day(year), first_day(year + 1) - timedelta(days=1)
    called = label(start)
    found = [Stretch(called, f"School year {called}", start, end)]
    ends = (
        [half.last for half in calendar.half_terms if half.ends_term and start <= half.last <= end] if calendar else []
    )
    names = NAMES if len(ends) == len(NAMES) else tuple(str(place) for place in range(1, len(ends) + 1))
    starts = [start, *(next_start(calendar, day) for day in ends[:-1])]
    for place, (name, begins) in enumerate(zip(names, starts, strict=True) if ends else ()):
        last = starts[place + 1] - timedelta(days=1) if place + 1 < len(starts) else end
        word = f"{name.capitalize()} term" if name in NAMES else f"Term {name}"
        found.append(Stretch(f"{called}-{name}", f"{word} {called}", begins, last))
    return found


def next_start(calendar: SchoolCalendar | None, day: date) -> date:
    """Returns the first day of the half term that follows the end of a term."""
    halves = calendar.half_terms if calendar else ()
    return min(half.first for half in halves if half.first > day)


def chosen(calendar: SchoolCalendar | None, key: str, today: date) -> tuple[Stretch, Sequence[Stretch]]:
    """Returns the stretch with this key, else the school year of today, and what there is to choose from.

    That is last year, this and the next as far as they are published.
    """
    now = starting_year(today)
    offered = [one for year in (now - 1, now, now + 1) for one in stretches_of(calendar, year)]
    this_year = next(one for one in offered if one.key == label(today))
    return next((one for one in offered if one.key == key), this_year), offered
