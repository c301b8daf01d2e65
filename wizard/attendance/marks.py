"""One pupil's session marks: what the register says, half day by half day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from wizard.attendance.codes import classes
from wizard.attendance.enums import CountsAs, Half


class Mark(NamedTuple):
    """One session. The morning sorts before the afternoon. (A tuple: a school's year is 585,000 of them.)"""

    day: date
    half: Half
    code: str

    @property
    def counts_as(self) -> CountsAs:
        return classes()[self.code]


@dataclass(frozen=True, slots=True)
class Marks:
    """A pupil's marks in order, at most one a session."""

    all: tuple[Mark, ...]

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Marks":
        """Returns the marks in order. Raises ValueError when a session is marked twice."""
        ordered = tuple(sorted(marks))
        if len({mark[:2] for mark in ordered}) != len(ordered):
            raise ValueError("A session is marked twice.")
        return cls(ordered)

    def between(self, first: date, last: date) -> "Marks":
        """Returns the marks of the days from `first` to `last`, both included."""
        start = bisect_left(self.all, first, key=_day_of)
        return Marks(self.all[start : bisect_right(self.all, last, key=_day_of)])

    def days(self) -> Iterator[tuple[date, tuple[Mark, ...]]]:
        """Yields each marked day with its one or two marks."""
        for day, marks in groupby(self.all, key=_day_of):
            yield day, tuple(marks)

    def __len__(self) -> int:
        return len(self.all)


_day_of = attrgetter("day")
