"""What a submission keeps of a register: the hash of the marks, what they came to, and when; and reading it again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from wizard.attendance.definitions import Definition
from wizard.attendance.figures import Reached
from wizard.attendance.in_words import in_halves
from wizard.attendance.kept_text import marks_of_text, sha256_of_marks
from wizard.attendance.models import RegisterMarks
from wizard.attendance.telling import Told, told
from wizard.routes.service import NamedTest


def attendance_entry(
    row: RegisterMarks, found: Sequence[Reached], on: date, cite: Callable[[Sequence[str]], list[dict[str, str]]]
) -> dict[str, Any]:
    """Returns the entry for the document: plain values, the hash in place of the marks.

    `cite` turns the keys of clauses into what a submission keeps of them.
    """
    marks = row.marks
    return {
        "question": row.question_key,
        "sha256": row.sha256,
        "file_name": row.file_name,
        "from": marks.all[0].day.isoformat(),
        "to": marks.all[-1].day.isoformat(),
        "counted_on": on.isoformat(),
        "figures": [{**_figure(one), "cites": cite(one.test.cites)} for one in found],
    }


def words_of_entry(entry: Mapping[str, Any]) -> list[str]:
    """Returns the lines a check-answers page and a case show for the question."""
    lines = [
        f"{in_halves(number)} {one['measure'].replace('_', ' ')}: {one['title']}"
        + (f" (reached {date.fromisoformat(one['on']):%d/%m/%Y})" if one.get("on") else "")
        for one in entry["figures"]
        if (number := _decimal(one.get("figure"))) is not None
    ]
    return list(dict.fromkeys([*lines, f"Register marks in {entry['file_name']}"]))


def read_attendance(document: Mapping[str, Any], rows: Mapping[str, RegisterMarks], who: str) -> list[Told]:
    """Returns the registers of a submission as they were counted when it was sent.

    A register whose marks are gone, or are not those the document names by hash, is left out.
    """
    entries = document.get("attendance") or []
    return [
        _told(entry, row.text, who)
        for entry in entries
        if (row := rows.get(str(entry.get("question")))) and sha256_of_marks(row.text) == entry.get("sha256")
    ]


def _told(entry: Mapping[str, Any], text: str, who: str) -> Told:
    found = [_reached(one) for one in entry.get("figures", [])]
    return told(who, marks_of_text(text), found, date.fromisoformat(entry["counted_on"]), None)


def _figure(one: Reached) -> dict[str, Any]:
    return {
        "key": one.test.key,
        "title": one.test.title,
        "codes": sorted(one.definition.codes),
        "measure": one.definition.measure,
        "run": one.definition.run,
        "half_days": one.definition.half_days,
        "window": one.definition.window,
        "figure": None if one.figure is None else str(one.figure),
        "limit": None if one.limit is None else str(one.limit),
        "on": one.on.isoformat() if one.on else None,
    }


def _reached(one: Mapping[str, Any]) -> Reached:
    definition = Definition(frozenset(one["codes"]), one["measure"], one["run"], one["half_days"], one["window"])
    test = NamedTest(one["key"], "threshold", one["title"])
    day = date.fromisoformat(one["on"]) if one.get("on") else None
    return Reached(test, definition, _decimal(one.get("figure")), _decimal(one.get("limit")), day)


def _decimal(value: Any) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None
