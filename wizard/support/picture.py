"""What happened, as a picture: a line for each sort of row, a mark for each day. A table says the same."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateformat import format as format_date

from wizard.support.enums import PLANS, Kind
from wizard.support.forms.base import spoken
from wizard.support.models import Entry
from wizard.support.queries import Stage
from wizard.support.timetables import last_day_of

#: Units of the drawing: names stand above their lines, so that a phone has room.
WIDTH, LEFT, TOP, LANE, RADIUS = 340, 8, 26, 44, 6
LEAST, MOST = timedelta(weeks=6), timedelta(weeks=52)
LANES: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Plans", PLANS),
    ("Adjustments", (Kind.ADJUSTMENT,)),
    ("Part-time timetable", (Kind.TIMETABLE,)),
    ("Welfare checks", (Kind.WELFARE,)),
    ("Work sent", (Kind.WORK,)),
    ("In touch", (Kind.CONTACT,)),
    ("Meetings", (Kind.MEETING, Kind.TIMETABLE_REVIEW)),
)


@dataclass(frozen=True)
class Mark:
    """One row: where it begins, and where it ends for what lasts."""

    x: float
    width: float = 0


@dataclass(frozen=True)
class Lane:
    """One sort of row: its name, how many, its marks, and the heights of the name and of the line."""

    name: str
    number: int
    marks: tuple[Mark, ...]
    name_y: int
    y: int


@dataclass(frozen=True)
class Picture:
    """The lanes, the months at the top, and the same as rows of a table: (day, what)."""

    lanes: tuple[Lane, ...]
    months: tuple[tuple[float, str], ...]
    height: int
    told: tuple[tuple[str, str], ...]
    first: str
    width: int = WIDTH
    right: int = WIDTH - LEFT
    left: int = LEFT


def picture_of(stage: Stage) -> Picture | None:
    """Returns the picture; None while nothing is written."""
    shown = [row for row in stage.record.standing if row.day <= stage.today]
    if not shown:
        return None
    first = max(min(row.day for row in shown), stage.today - MOST)
    first = min(first, stage.today - LEAST)
    scale = (WIDTH - 2 * LEFT) / (stage.today - first).days
    lanes: list[Lane] = []
    for name, kinds in LANES:
        rows = [row for row in shown if row.kind in kinds and row.day >= first]
        if rows:
            y = TOP + len(lanes) * LANE + 30
            marks = tuple(_mark(stage, row, first, scale) for row in reversed(rows))
            lanes.append(Lane(name, len(rows), marks, y - 14, y))
    told = tuple((spoken(row.day), Kind(row.kind).label) for row in shown)
    months = _months(first, stage.today, scale)
    return Picture(tuple(lanes), months, TOP + len(lanes) * LANE + 8, told, spoken(first))


def _mark(stage: Stage, row: Entry, first: date, scale: float) -> Mark:
    x = LEFT + (row.day - first).days * scale
    last = None
    if row.kind == Kind.TIMETABLE:
        last = last_day_of(row, stage.record.about(row, Kind.TIMETABLE_REVIEW))
    if row.kind == Kind.ADJUSTMENT and row.said("tried") == "yes":
        last = row.until or stage.today
    if last is None:
        return Mark(round(x, 1))
    end = LEFT + (min(last, stage.today) - first).days * scale
    return Mark(round(x, 1), round(max(end - x, 0), 1))


def _months(first: date, last: date, scale: float) -> tuple[tuple[float, str], ...]:
    found, day = [], date(first.year, first.month, 1)
    while day <= last:
        if day >= first:
            found.append((round(LEFT + (day - first).days * scale, 1), format_date(day, "M")))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    step = 1 if len(found) <= 6 else 2  # more names than that stand on one another
    return tuple(found[::step])
