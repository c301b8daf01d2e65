r"""The herringbone: a row for each week, and for each weekday one cell ("/\", "IC2") or two (Mon AM, Mon PM)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from wizard.attendance.enums import Half
from wizard.attendance.importing.cells import NotRead, day_of, half_of, pair_of
from wizard.attendance.importing.results import Gathering
from wizard.attendance.importing.tables import NAME, UPN, Table

WEEK = ("week", "week beginning", "week commencing", "w/c", "wc", "week starting")
DAYS = ("mon", "tue", "wed", "thu", "fri")


@dataclass(frozen=True)
class Column:
    """A column of marks: which day of the week, and which half unless the cell holds both."""

    place: int
    weekday: int
    half: Half | None
    name: str


def is_week_rows(table: Table) -> bool:
    """Whether the header names the week and weekdays."""
    return table.column(*WEEK) is not None and bool(list(_columns(table)))


def read_week_rows(table: Table, into: Gathering) -> None:
    """Gathers every cell's marks. A week may be named by any of its days."""
    week, upn, name = table.column(*WEEK), table.column(*UPN), table.column(*NAME)
    columns = list(_columns(table))
    for line, row in table.rows:
        who = table.cell(row, upn) or table.cell(row, name)
        if who and name is not None:
            into.names[who] = table.cell(row, name)
        try:
            named = day_of(table.cell(row, week))
        except NotRead as wrong:
            into.bad(line, "week", str(wrong))
            continue
        monday = named - timedelta(days=named.weekday())
        for column in columns:
            day = monday + timedelta(days=column.weekday)
            try:
                codes = _codes(table.cell(row, column.place), column)
            except NotRead as wrong:
                into.bad(line, column.name, str(wrong))
                continue
            for half, letters in codes:
                into.add(who, day, half, letters, line, column.name)


def _codes(cell: str, column: Column) -> list[tuple[Half, str]]:
    if column.half:
        return [(column.half, cell)]
    return list(zip(Half, pair_of(cell), strict=True))


def _columns(table: Table) -> Iterator[Column]:
    for place, name in enumerate(table.header):
        weekday = next((number for number, short in enumerate(DAYS) if name.startswith(short)), None)
        if weekday is None:
            continue
        last = name.split()[-1] if " " in name else ""
        try:
            half = half_of(last) if last else None
        except NotRead:
            half = None
        yield Column(place, weekday, half, name)
