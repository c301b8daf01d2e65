"""What a stretch of days costs, to the penny. Pure.

A school day costs the year's amount divided by the school days of its year, as they are published; where a rule counts
by the week, each school week of the year costs the same, whether it holds five school days or one. Only what adds up
from the first day on is rounded, half a penny upwards: parts of a stretch are differences of such sums, so they come
to the whole exactly.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from schoolyear.calendars import SchoolCalendar
from schoolyear.years import first_day, starting_year

DAY = timedelta(days=1)
NOTHING = Decimal("0.00")
#: A school year is published whole when its days begin by the end of September and reach July.
BEGINS_BY, REACHES = (9, 30), (7, 1)


class NotKnown(Exception):
    """What the amount waits for; the sentence is for the person."""


@dataclass(frozen=True, slots=True)
class DatedRate:
    """Pounds a school year, from a day on."""

    first_day: date
    yearly: Decimal


class YearParts:
    """The part of its year that each published school day is. Asked often for one calendar, worked out once."""

    def __init__(self, calendar: SchoolCalendar | None) -> None:
        self.calendar = calendar
        self._kept: dict[tuple[int, bool], tuple[list[date], list[Fraction]]] = {}

    def part(self, first: date, last: date, year: int, *, by_week: bool) -> Fraction:
        """Returns how much of a school year the days from first to last are. Raises NotKnown."""
        days, sums = self._year(year, by_week)
        return sums[bisect_right(days, last)] - sums[bisect_left(days, first)] if last >= first else Fraction(0)

    def school_days(self, first: date, last: date) -> int:
        """Returns how many school days lie from first to last. Raises NotKnown."""
        found = 0
        for year in years_of(first, last):
            days, _ = self._year(year, by_week=False)
            found += bisect_right(days, last) - bisect_left(days, first)
        return found

    def _year(self, year: int, by_week: bool) -> tuple[list[date], list[Fraction]]:
        if (year, by_week) not in self._kept:
            days = open_days(self.calendar, year)
            weeks = Counter(monday(day) for day in days)
            parts = [Fraction(1, len(weeks) * weeks[monday(day)] if by_week else len(days)) for day in days]
            self._kept[year, by_week] = days, [Fraction(0), *accumulate(parts)]
        return self._kept[year, by_week]


def open_days(calendar: SchoolCalendar | None, year: int) -> list[date]:
    """Returns the school days of the school year that begins in this year. Raises NotKnown unless it is published."""
    start, end = first_day(year), first_day(year + 1) - DAY
    halves = [half for half in calendar.half_terms if start <= half.first <= end] if calendar else []
    whole = halves and halves[0].first <= date(year, *BEGINS_BY) and halves[-1].last >= date(year + 1, *REACHES)
    if calendar is None or not whole:
        raise NotKnown(f"The term dates of {year}-{(year + 1) % 100:02d} are not published")
    return [day for half in halves for day in each_day(half.first, half.last) if calendar.is_open(day)]


def owed(
    parts: YearParts, rates: Sequence[DatedRate], first: date, last: date, *,
    share: tuple[int, int] = (1, 1), by_week: bool = False, start: date | None = None,
) -> Decimal:  # fmt: skip
    """Returns the pounds owed for the days from first to last, of money that runs from `start` (first where left out).

    Raises NotKnown where a day has no rate or no published year.
    """
    began = start or first
    whole, before = (penny(summed(parts, rates, began, day, share, by_week)) for day in (last, max(first, began) - DAY))
    return whole - before


def summed(
    parts: YearParts, rates: Sequence[DatedRate], first: date, last: date, share: tuple[int, int], by_week: bool
) -> Fraction:
    """Returns the exact pounds from first to last; nothing where last comes before first. Raises NotKnown."""
    found = Fraction(0)
    for begins, ends, rate in rated(rates, first, last):
        for year in years_of(begins, ends):
            found += Fraction(rate.yearly) * parts.part(begins, ends, year, by_week=by_week)
    return found * Fraction(*share)


def rated(rates: Sequence[DatedRate], first: date, last: date) -> Iterator[tuple[date, date, DatedRate]]:
    """Returns the stretches of equal rate from first to last. Raises NotKnown where one has none.

    `rates` come by their first day; of two with the same day the later one in the sequence counts.
    """
    if last < first:
        return
    standing = list({rate.first_day: rate for rate in rates}.values())
    if not standing or standing[0].first_day > first:
        raise NotKnown(f"No rate is set for {first:%-d %B %Y}")
    for place, rate in enumerate(standing):
        following = standing[place + 1].first_day - DAY if place + 1 < len(standing) else last
        begins, ends = max(first, rate.first_day), min(last, following)
        if begins <= ends:
            yield begins, ends, rate


def penny(exact: Fraction) -> Decimal:
    """Returns pounds to the penny, half a penny upwards."""
    return Decimal((exact * 200 + 1) // 2).scaleb(-2)


def years_of(first: date, last: date) -> range:
    """Returns the school years, by the year each begins in, that a stretch of days touches."""
    return range(starting_year(first), starting_year(last) + 1)


def each_day(first: date, last: date) -> Iterator[date]:
    """Returns every day from first to last."""
    return (first + DAY * n for n in range((last - first).days + 1))


def monday(day: date) -> date:
    """Returns the Monday of a day's week."""
    return day - DAY * day.weekday()
