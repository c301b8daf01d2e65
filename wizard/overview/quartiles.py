"""Median and quartiles of numbers that come as counts: {4: 2, 9: 1} is 4, 4, 9. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """How many, the least, a quarter, half, three quarters, and the most; the middle of two where two are in it."""

    n: int
    least: float
    lower: float
    median: float
    upper: float
    most: float


def spread_of(counts: Mapping[int, int]) -> Spread | None:
    """Returns how numbers lie; None when there are none.

    A quarter is the number below which a quarter of the steps between the least and the most lie, in between counted
    straight (what spreadsheets call QUARTILE.INC).
    """
    n = sum(counts.values())
    if not n:
        return None
    return Spread(n, *(at(counts, (n - 1) * part / 4) for part in range(5)))


def at(counts: Mapping[int, int], place: float) -> float:
    """Returns the number at a place in the row, counted from 0; between two places it lies between their numbers."""
    below, rest = int(place), place - int(place)
    first = nth(counts, below)
    return first if not rest else first + (nth(counts, below + 1) - first) * rest


def nth(counts: Mapping[int, int], place: int) -> int:
    """Returns the number at a whole place. Raises IndexError beyond the last."""
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if place < passed:
            return value
    raise IndexError(place)
