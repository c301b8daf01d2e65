"""A year of marks as a picture: a row a week, two cells a day, and what has been missed so far at the row's end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from wizard.attendance.codes import codes
from wizard.attendance.counting import figure_on, reached_on
from wizard.attendance.definitions import Definition
from wizard.attendance.enums import ATTENDED, CountsAs, Half
from wizard.attendance.marks import Mark, Marks

WEEK = timedelta(weeks=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PRESENT = frozenset({"/", "\\"})
OWN_LOOK = {"I": "ill", "M": "appointment", "C2": "part-time"}
CLOSED = "#"

# Units of the drawing; at 390 px a unit is about 0.9 px.
LABEL, CELL, TALL, DAY, ROW, TOP, TOTAL = 66, 26, 30, 56, 36, 40, 52
WIDTH = LABEL + len(WEEKDAYS) * DAY + TOTAL


@dataclass(frozen=True, slots=True)
class Cell:
    """One session. `look` is its class; `x` and `y` its top left corner; `words` what a table says of it."""

    look: str
    letters: str
    x: int
    y: int
    words: str
    weekday: int = 0
    ringed: bool = False

    @property
    def stroke(self) -> str:
        """The line of a session spent in school: up in the morning, down in the afternoon."""
        low, high = self.y + TALL - 6, self.y + 6
        left, right = self.x + 7, self.x + CELL - 5
        return f"M{left} {low}L{right} {high}" if self.letters == "/" else f"M{left} {high}L{right} {low}"

    @property
    def middle(self) -> tuple[int, int]:
        """Where the letters stand."""
        return self.x + CELL // 2, self.y + TALL // 2 + 6


@dataclass(frozen=True, slots=True)
class Row:
    """One week: its cells, or nothing where school was shut; the figure at its end, and whether the limit is passed."""

    monday: date
    y: int
    cells: tuple[Cell, ...]
    total: Decimal | None
    over: bool

    @property
    def shut(self) -> bool:
        return not self.cells

    @property
    def baseline(self) -> int:
        return self.y + TALL // 2 + 6


@dataclass(frozen=True, slots=True)
class Herringbone:
    """The picture's rows, its size in units, the looks that occur, and the session at which the limit was reached."""

    rows: tuple[Row, ...]
    height: int
    looks: frozenset[str]
    width: int = WIDTH

    @property
    def columns(self) -> list[tuple[str, int]]:
        """Weekday and the middle of its column."""
        return [(name[:3], LABEL + number * DAY + CELL) for number, name in enumerate(WEEKDAYS)]


def herringbone(marks: Marks, definition: Definition, limit: Decimal | None = None) -> Herringbone:
    """Returns the picture of marks under one definition; the session that reaches `limit` is ringed."""
    by_week = {monday: tuple(found) for monday, found in groupby(marks.all, key=_monday)}
    rows: list[Row] = []
    reached = _reaching(marks, definition, limit)
    for monday in _every_week(list(by_week)):
        y = TOP + len(rows) * ROW
        cells = _cells(by_week.get(monday, ()), monday, y, reached)
        total = figure_on(marks, definition, monday + WEEK - timedelta(days=1)) if cells else None
        rows.append(Row(monday, y, cells, total, bool(total is not None and limit and total >= limit)))
    looks = frozenset(cell.look for row in rows for cell in row.cells)
    return Herringbone(tuple(rows), TOP + len(rows) * ROW, looks)


def _monday(mark: Mark) -> date:
    return mark.day - timedelta(days=mark.day.weekday())


def _every_week(marked: list[date]) -> Iterator[date]:
    """Every Monday from the first to the last marked; a summer without marks is left out, as one goes on below."""
    for before, after in zip(marked, [*marked[1:], None], strict=True):
        yield before
        if after and after - before <= 4 * WEEK:
            yield from (before + n * WEEK for n in range(1, (after - before).days // 7))


def _cells(marks: tuple[Mark, ...], monday: date, y: int, reached: Mark | None) -> tuple[Cell, ...]:
    if all(mark.code == CLOSED for mark in marks):
        return ()
    return tuple(
        Cell(
            look=look_of(mark.code),
            letters=mark.code,
            x=LABEL + (mark.day - monday).days * DAY + (CELL if mark.half == Half.PM else 0),
            y=y,
            words=codes()[mark.code].meaning,
            weekday=mark.day.weekday(),
            ringed=mark == reached,
        )
        for mark in marks
        if mark.day.weekday() < len(WEEKDAYS)
    )


def look_of(letters: str) -> str:
    """Returns how a code is drawn: present, ill, appointment, part-time, elsewhere, closed or away."""
    if letters in PRESENT:
        return "present"
    if letters in OWN_LOOK:
        return OWN_LOOK[letters]
    counts_as = codes()[letters].counts_as
    if counts_as in ATTENDED:
        return "elsewhere"
    return "closed" if counts_as == CountsAs.NOT_POSSIBLE else "away"


def _reaching(marks: Marks, definition: Definition, limit: Decimal | None) -> Mark | None:
    """The session that brings the figure to the limit."""
    day = reached_on(marks, definition, lambda figure: figure >= limit) if limit else None
    counted = [mark for mark in marks.between(day, day).all if mark.code in definition.codes] if day else []
    return _first_enough(marks, definition, limit, counted) if limit and counted else None


def _first_enough(marks: Marks, definition: Definition, limit: Decimal, counted: list[Mark]) -> Mark:
    for mark in counted[:-1]:
        until = Marks(tuple(one for one in marks.all if one <= mark))
        if (figure_on(until, definition, mark.day) or 0) >= limit:
            return mark
    return counted[-1]
