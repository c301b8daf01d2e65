"""What the school writes of a pupil's plans, lessons and keeping touch, as it stands on a case (N26, E75).

The school's own record holds more: welfare checks, worries and notes stay there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.attendance.models import RegisterPupil
from wizard.casework.models import Case
from wizard.planning.models import LogShared
from wizard.support.enums import Kind
from wizard.support.models import Entry
from wizard.support.service import SORTS, plan_told, record_of, said

LINKED_PLANS = (Kind.HEALTHCARE_PLAN, Kind.SEN_PLAN, Kind.EXAM_PLAN)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line: the day, what it is, and what is written."""

    day: date
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class SchoolLog:
    """The named person, what was sent and set up, the newest first."""

    contact: str
    lines: list[LogLine]


def pupil_of(case: Case) -> RegisterPupil | None:
    """Returns the pupil of the school's register from whom the referral was begun; None where it was not."""
    found = RegisterPupil.objects.filter(referral=case.submission.referral_id, school=case.school_id)
    return found.select_related("school").first()


def is_shared(case: Case) -> bool:
    """Whether the council reads the log."""
    return LogShared.objects.filter(case=case, stopped_at=None).exists()


def log_of(pupil: RegisterPupil) -> SchoolLog:
    """Returns the log of a pupil."""
    record = record_of(pupil)
    arranged = record.latest(Kind.ARRANGEMENT)
    named = [arranged.said("contact"), arranged.said("contact_role")] if arranged else []
    plans = [one for kind in LINKED_PLANS for one in record.current(kind)]
    rows = [*record.of(Kind.WORK, Kind.CONTACT), *plans]
    lines = [LogLine(one.day, SORTS[Kind(one.kind)].ask, "\n".join(words_of(one))) for one in rows]
    return SchoolLog(", ".join(str(one) for one in named if one), sorted(lines, key=lambda one: one.day, reverse=True))


def words_of(entry: Entry) -> Iterator[str]:
    """Yields what one row says, without the notes that are the school's own."""
    form = SORTS[Kind(entry.kind)].form
    if entry.kind == Kind.WORK:
        yield str(entry.said("subjects") or "")
        yield f"{said(entry, form, 'how')}. Came back before: {said(entry, form, 'came_back').lower()}."
    elif entry.kind == Kind.CONTACT:
        yield f"{said(entry, form, 'who')}: {said(entry, form, 'what').lower()}"
    else:
        yield from plan_told(entry)
