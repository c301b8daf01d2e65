"""Marks as one short text: a line a week, its Monday and then the sessions in order. A pupil's year is some 2 KB."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from wizard.attendance.enums import Half
from wizard.attendance.marks import Mark, Marks

SESSIONS = 14
HALVES = (Half.AM, Half.PM)


def text_of_marks(marks: Marks) -> str:
    """Returns the text; the same marks always give the same one, so that its hash names them."""
    return "\n".join(_line(monday, found) for monday, found in groupby(marks.all, key=_monday))


def marks_of_text(text: str) -> Marks:
    """Returns the marks of a text that text_of_marks gave."""
    return Marks(tuple(mark for line in text.splitlines() for mark in _marks(line)))


def sha256_of_marks(text: str) -> str:
    """Returns the hash in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _monday(mark: Mark) -> date:
    return mark.day - timedelta(days=mark.day.weekday())


def _line(monday: date, marks: Iterator[Mark]) -> str:
    cells = [""] * SESSIONS
    for mark in marks:
        cells[mark.day.weekday() * 2 + (mark.half == Half.PM)] = mark.code
    return f"{monday.isoformat()} {','.join(cells).rstrip(',')}"


def _marks(line: str) -> Iterator[Mark]:
    monday = date.fromisoformat(line[:10])
    for place, code in enumerate(line[11:].split(",")):
        if code:
            yield Mark(monday + timedelta(days=place // 2), HALVES[place % 2], code)
