"""A route's thresholds, counted from marks: the figures it is judged by, and the day each was reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from schoolyear.calendars import SchoolCalendar
from wizard.attendance.counting import figure_on, reached_on
from wizard.attendance.definitions import Definition, definitions_of
from wizard.attendance.marks import Marks
from wizard.attendance.windows import NotPublished, window_start
from wizard.routes.service import NamedTest, TestResult

PLAIN = Definition(frozenset({"I"}))


@dataclass(frozen=True, slots=True)
class Reached:
    """A threshold by its key, how it counts, the figure now, its limit, and the day it was reached, if it was."""

    test: NamedTest
    definition: Definition
    figure: Decimal | None
    limit: Decimal | None
    on: date | None


def thresholds(tests: Iterable[NamedTest]) -> list[NamedTest]:
    """Returns the tests that count absence."""
    return [test for test in tests if test.kind == "threshold"]


def definitions_of_test(test: NamedTest) -> dict[str, Definition]:
    """Returns name -> definition, as `definitions_of` does for a document's threshold."""
    names = ("absence", "measure", "half_days", "window", "run")
    said = {name: getattr(test, name) for name in names}
    return definitions_of(said | ({"window": f"{test.within[0]} {test.within[1]}"} if test.within else {}))


def counts_of(
    tests: Iterable[NamedTest], marks: Marks, on: date, calendar: SchoolCalendar | None, typed: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Returns a route's `counts`: threshold key -> name -> figure. `typed` are stored answers by question key.

    Where a threshold counts days to come as well, the number typed is one of its bases beside the marks.
    """
    counts: dict[str, dict[str, Any]] = {}
    for test in thresholds(tests):
        found: dict[str, Any] = {
            name: figure
            for name, definition in definitions_of_test(test).items()
            if (figure := figure_on(marks, definition, on, calendar)) is not None
        }
        ahead = [basis for basis in test.basis if basis != "actual"]
        if found and ahead and isinstance(typed.get(test.question), int | float):
            found |= dict.fromkeys(ahead, typed[test.question])
        if found:
            counts[test.key] = found
    return counts


def reached(
    tests: Iterable[NamedTest],
    results: Mapping[str, TestResult],
    marks: Marks,
    on: date,
    calendar: SchoolCalendar | None,
) -> list[Reached]:
    """Returns every way a route's thresholds count, with the day on which the row that applies was reached."""
    found = []
    for test in thresholds(tests):
        limit = results[test.key].limit
        for definition in definitions_of_test(test).values():
            figure = figure_on(marks, definition, on, calendar)
            day = None
            if limit is not None and not limit.always and figure is not None and limit.passes(figure):
                day = reached_on(_within(marks, definition, on, calendar), definition, limit.passes, calendar)
            number = limit.number if limit is not None and not limit.always else None
            found.append(Reached(test, definition, figure, number, day))
    return found


def first_reached(found: Iterable[Reached]) -> date | None:
    """Returns the earliest day on which any threshold was reached."""
    return min((one.on for one in found if one.on), default=None)


def _within(marks: Marks, definition: Definition, on: date, calendar: SchoolCalendar | None) -> Marks:
    """The marks that count on `on`: a limit reached last year does not date this year's."""
    try:
        return marks.between(window_start(definition.window, on, calendar), on)
    except NotPublished:
        return Marks(())
