"""A pupil's record on paper, as plain data, and typeset: everything written, the corrected rows with their reasons."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from printing import typesetting
from printing.letters import printable
from wizard.attendance.service import facts_of, marks_known
from wizard.support.enums import Kind
from wizard.support.forms.base import spoken
from wizard.support.kinds import SORTS
from wizard.support.models import Entry
from wizard.support.queries import Stage
from wizard.support.timetables import week_of

TEMPLATE = Path(__file__).with_name("record.typ")


def document(stage: Stage) -> dict[str, Any]:
    """Returns what is printed: about the pupil, what is due, and every row in order of its day."""
    pupil = stage.pupil
    corrected = {row.corrects_id for row in stage.record.rows}
    about = [("School", pupil.school.name), ("UPN", pupil.upn)]
    if pupil.born:
        about.append(("Date of birth", spoken(pupil.born)))
    marks = marks_known(pupil)
    return {
        "title": printable(f"What the school has done for {pupil.name}"),
        "school": printable(pupil.school.name),
        "made": f"Printed on {spoken(stage.today)}",
        "about": [[label, printable(text)] for label, text in about],
        "attendance": [[one["label"], one["value"]] for one in facts_of(marks)] if marks.all else [],
        "due": [[spoken(due.on), due.what] for due in stage.dues],
        "rows": [_row(stage, row, row.pk in corrected) for row in reversed(stage.record.rows)],
    }


def _row(stage: Stage, row: Entry, corrected: bool) -> dict[str, Any]:
    told = SORTS[Kind(row.kind)].form.in_full(row)
    if row.kind == Kind.TIMETABLE:
        told.append(("Codes of half days at home", _codes(stage, row)))
    written = timezone.localtime(row.written_at)
    return {
        "heading": f"{spoken(row.day)}: {Kind(row.kind).label}",
        "corrected": corrected,
        "why": printable(row.why),
        "told": [[printable(label), [printable(line) for line in lines]] for label, lines in told if lines],
        "written": printable(f"Written by {row.written_by} on {spoken(written.date())}"),
    }


def _codes(stage: Stage, row: Entry) -> list[str]:
    sessions = [one for _, pair in week_of(row, stage.pupil.born) for one in pair if one.code]
    return [f"{one.weekday} {one.half.lower()}: {one.code}" for one in sessions]


def typeset(told: dict[str, Any], made_at: datetime) -> bytes:
    """Returns the PDF/UA-1 file. It is made for each who asks and kept nowhere."""
    return typesetting.typeset(TEMPLATE, told, made_at)
