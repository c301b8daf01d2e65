"""What a measurement notes down, and the one way of measuring each kind of thing."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

Work = Callable[[], object]
HEADINGS = f"{'measured':<62} {'value':>9}     {'at most':<9} {'how'}\n"


@dataclass(frozen=True)
class Figure:
    """One measured thing. Milliseconds never have a limit: they say more about the machine than about us."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    how: str = ""

    def holds(self) -> bool:
        """Whether the value is within its limit."""
        return self.at_most is None or self.value <= self.at_most

    def line(self) -> str:
        """Returns its row of the table."""
        limit = "" if self.at_most is None else f"{self.at_most:g}"
        failed = "" if self.holds() else "  TOO MUCH"
        number = f"{self.value:.0f}" if self.value == int(self.value) else f"{self.value:.2f}"
        return f"{self.name:<62} {number:>9} {self.unit:<3} {limit:<9} {self.how}{failed}\n"


class Bench:
    """Given to each measurement: times, ratios, counts and memory become figures, printed as they come."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []

    def time(self, name: str, work: Work, *, repeat: int = 20) -> None:
        """Notes the median time of `work`, warm."""
        taken = alternately(time.perf_counter, repeat, work)[0]
        self.note(Figure(name, statistics.median(taken), "ms", how=f"slowest of {repeat}: {max(taken):.1f} ms"))

    def ratio(self, name: str, ours: Work, baseline: Work, *, at_most: float | None = None, repeat: int = 20) -> None:
        """Notes how many times as long as `baseline` `ours` takes: medians of runs taken in turns, warm.

        In processor time of this process: a busy machine must not decide. What a database server does meanwhile is
        not in it; `queries` says how often it is asked.
        """
        mine, theirs = (statistics.median(taken) for taken in alternately(time.process_time, repeat, ours, baseline))
        self.note(Figure(name, mine / theirs, "x", at_most, f"{mine:.2f} ms against {theirs:.2f} ms"))

    def queries(self, name: str, work: Work, *, at_most: int) -> None:
        """Notes how many queries `work` asks, transactions' own words not counted."""
        with CaptureQueriesContext(connection) as captured:
            work()
        own = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")
        self.note(Figure(name, sum(not one["sql"].startswith(own) for one in captured.captured_queries), "", at_most))

    def note(self, figure: Figure) -> None:
        """Keeps a figure and prints it."""
        self.figures.append(figure)
        sys.stdout.write(figure.line())
        sys.stdout.flush()

    def kept(self) -> list[dict[str, Any]]:
        """Returns the figures as they are written to a file."""
        return [asdict(figure) for figure in self.figures]


def alternately(clock: Callable[[], float], repeat: int, *works: Work) -> list[list[float]]:
    """Returns the milliseconds of `repeat` runs of each work, in turns after one of each to warm up.

    In turns, so that a machine which slows down halfway slows all of them.
    """
    for work in works:
        work()
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(repeat):
        for work, times in zip(works, taken, strict=True):
            began = clock()
            work()
            times.append((clock() - began) * 1000)
    return taken
