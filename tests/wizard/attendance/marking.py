"""Made-up registers for tests: weeks written as they are drawn."""

from collections.abc import Iterator
from datetime import date, timedelta

from wizard.attendance.enums import Half
from wizard.attendance.marks import Mark, Marks


def weeks(monday: str, *rows: str) -> Marks:
    """Returns marks from rows of five days, two codes each: weeks("2026-09-07", "/\\ II I\\ ## /\\")."""
    return Marks.of(_marks(date.fromisoformat(monday), rows))


def _marks(monday: date, rows: tuple[str, ...]) -> Iterator[Mark]:
    for week, row in enumerate(rows):
        for offset, pair in enumerate(row.split()):
            day = monday + timedelta(weeks=week, days=offset)
            codes = pair.split(",") if "," in pair else list(pair)
            yield from (Mark(day, half, code) for half, code in zip(Half, codes, strict=True) if code != ".")
