"""Session marks in the JSON that Wonde answers with: {"data": [{"student", "date", "session", "attendance_code"}]}."""

import json
from typing import Any

from wizard.attendance.importing.cells import NotRead, day_of, half_of
from wizard.attendance.importing.results import Gathering

DEEPEST = "The file is nested too deeply to be a register."


def read_wonde(text: str, into: Gathering) -> None:
    """Gathers every record's mark; a problem's line is the record's number. Raises NotRead for what is no register."""
    try:
        answer = json.loads(text)
    except RecursionError as deep:
        raise NotRead(DEEPEST) from deep
    except ValueError as wrong:
        raise NotRead("The file starts like JSON and is not: it may have been cut short.") from wrong
    records = answer.get("data") if isinstance(answer, dict) else answer
    if not isinstance(records, list) or not records:
        raise NotRead("The file has no list of marks under “data”.")
    if _more_pages(answer):
        raise NotRead("The file is one page of several. Export all pages into one file.")
    for number, record in enumerate(records, 1):
        _read(record if isinstance(record, dict) else {}, number, into)


def _read(record: dict[str, Any], number: int, into: Gathering) -> None:
    student = _inner(record.get("student"))
    who = str(student.get("upn") or student.get("id") or "") if isinstance(student, dict) else str(student or "")
    if isinstance(student, dict):
        into.names[who] = " ".join(str(student[key]) for key in ("forename", "surname") if student.get(key))
    when = record.get("date")
    try:
        column = "date"
        day = day_of(str(when.get("date", "") if isinstance(when, dict) else when or ""))
        column = "session"
        half = half_of(str(record.get("session") or ""))
    except NotRead as wrong:
        into.bad(number, column, str(wrong))
        return
    code = _inner(record.get("attendance_code"))
    into.add(who, day, half, str((code.get("code") if isinstance(code, dict) else code) or ""), number, "code")


def _inner(value: Any) -> Any:
    """Wonde puts an included record under "data"."""
    return value["data"] if isinstance(value, dict) and isinstance(value.get("data"), dict) else value


def _more_pages(answer: Any) -> bool:
    meta = answer.get("meta") if isinstance(answer, dict) else None
    pages = meta.get("pagination") if isinstance(meta, dict) else None
    return isinstance(pages, dict) and bool(pages.get("more"))
