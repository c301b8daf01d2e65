"""One school's or authority's published school days. Beyond what is published nothing is guessed."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from schoolyear.counting import is_working_day

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HalfTerm:
    """An unbroken stretch of school; `ends_term` for the second half of a term."""

    first: date
    last: date
    ends_term: bool = False


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """Half terms in date order, and days closed within them (INSET, snow). An answer of None is "not published"."""

    half_terms: tuple[HalfTerm, ...]
    closed: frozenset[date] = frozenset()

    def covers(self, day: date) -> bool:
        """Whether a day lies between the first and the last published school day."""
        return bool(self.half_terms) and self.half_terms[0].first <= day <= self.half_terms[-1].last

    def is_open(self, day: date) -> bool:
        """Whether school is open: within a half term, a working day, and not closed."""
        if day in self.closed or not is_working_day(day):
            return False
        for half in self.half_terms:  # one day costs less than finding the list of all of them
            if day <= half.last:
                return half.first <= day
        return False

    def add_school_days(self, day: date, n: int) -> date | None:
        """The n-th school day after (before, for a negative n) a day; the day itself is day 0."""
        if n == 0:
            return day
        start = day + (DAY if n > 0 else -DAY)
        if not self.covers(start) and not self._approaching(start, n):
            return None
        days = school_days(self.half_terms, self.closed)
        place = bisect_right(days, day) + n - 1 if n > 0 else bisect_left(days, day) + n
        return days[place] if 0 <= place < len(days) else None

    def add_school_weeks(self, day: date, n: int) -> date | None:
        """The same weekday n school weeks on; a week counts when it holds at least one school day."""
        step = timedelta(weeks=1 if n >= 0 else -1)
        left = abs(n)
        while left:
            day += step
            if not self.covers(_monday(day)) and not self.covers(_monday(day) + 4 * DAY):
                return None
            left -= self._week_is_open(day)
        return day

    def half_term_end(self, day: date, n: int) -> date | None:
        """The last school day of the n-th half term ending after a day."""
        return self._nth_end([half.last for half in self.half_terms], day, n)

    def term_end(self, day: date, n: int) -> date | None:
        """The last school day of the n-th term ending after a day."""
        return self._nth_end([half.last for half in self.half_terms if half.ends_term], day, n)

    def _nth_end(self, ends: list[date], day: date, n: int) -> date | None:
        if not self.half_terms or day < self.half_terms[0].first - timedelta(days=60):
            return None
        later = [end for end in ends if end > day]
        return later[n - 1] if 0 < n <= len(later) else None

    def _week_is_open(self, day: date) -> bool:
        monday = _monday(day)
        return any(self.is_open(monday + offset * DAY) for offset in range(5))

    def _approaching(self, day: date, n: int) -> bool:
        """Whether counting forward from a summer not yet reached by the published dates (at most 60 days before)."""
        if not self.half_terms or n < 0:
            return False
        return timedelta(0) < self.half_terms[0].first - day <= timedelta(days=60)


@lru_cache(maxsize=512)
def school_days(half_terms: tuple[HalfTerm, ...], closed: Collection[date]) -> tuple[date, ...]:
    """Every day on which school is open, in order.

    Kept, for all schools of a council share them and counting every case anew asks a million times.
    """
    return tuple(
        day
        for half in half_terms
        for day in (half.first + DAY * n for n in range((half.last - half.first).days + 1))
        if day not in closed and is_working_day(day)
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
