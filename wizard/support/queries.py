"""Whose pupils a person may see, and what is written of them. Every reading starts here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from guidance.library.enums import SourceStatus
from guidance.library.models import Source
from people.models import School
from wizard.attendance.models import RegisterPupil
from wizard.attendance.service import AnyUser, calendar_of, marks_known, pupils_seen_by
from wizard.support.days import SchoolDays
from wizard.support.due import Due, dues_of
from wizard.support.models import Entry, GuidanceRead
from wizard.support.presence import Presence, presence
from wizard.support.record import Record


@dataclass(frozen=True)
class Stage:
    """One pupil's school stage on a day: what is written, where the pupil is, what is due."""

    pupil: RegisterPupil
    record: Record
    here: Presence
    days: SchoolDays
    dues: list[Due]
    today: date


def helped_pupils(user: AnyUser) -> QuerySet[RegisterPupil]:
    """Returns the pupils of the person's schools of whom something is written."""
    return pupils_seen_by(user).filter(support__isnull=False).distinct()


def record_of(pupil: RegisterPupil) -> Record:
    """Returns everything written of a pupil."""
    return Record.of_rows(Entry.objects.filter(pupil=pupil).select_related("written_by"))


def stage_of(pupil: RegisterPupil, today: date) -> Stage:
    """Returns a pupil's school stage."""
    days = SchoolDays(calendar_of(pupil.school.authority, pupil.school))
    return _stage(pupil, record_of(pupil), days, today)


def stages_of(pupils: Iterable[RegisterPupil], today: date) -> list[Stage]:
    """Returns the stages of several pupils in a few queries, whatever their number."""
    found = list(pupils)
    rows: dict[int, list[Entry]] = defaultdict(list)
    for row in Entry.objects.filter(pupil__in=found):
        rows[row.pupil_id].append(row)
    schools = {pupil.school_id: pupil.school for pupil in found}
    days = {pk: SchoolDays(calendar_of(school.authority, school)) for pk, school in schools.items()}
    return [_stage(pupil, Record.of_rows(rows[pupil.pk]), days[pupil.school_id], today) for pupil in found]


def with_marks(pupils: QuerySet[RegisterPupil]) -> QuerySet[RegisterPupil]:
    """Returns the pupils with their marks and notices, read together."""
    return pupils.select_related("school__authority", "referral").prefetch_related("years", "notices")


def helped_at(school: School) -> QuerySet[RegisterPupil]:
    """Returns a school's pupils of whom something is written."""
    return with_marks(RegisterPupil.objects.filter(school=school, support__isnull=False).distinct())


def _stage(pupil: RegisterPupil, record: Record, days: SchoolDays, today: date) -> Stage:
    here = presence(record, marks_known(pupil), pupil.notices.all(), today)
    return Stage(pupil, record, here, days, dues_of(record, here, days, today), today)


#: Guidance that a school's governors answer for, by its series in the library (requirement N22).
SERIES = ("medical-conditions", "health-needs", "attendance")


def guidance_for_schools() -> list[Source]:
    """Returns the guidance a school should know, each in the edition now in force."""
    found = Source.objects.filter(series__in=SERIES, status=SourceStatus.IN_FORCE)
    return sorted(found, key=lambda one: (SERIES.index(one.series), one.title))


def guidance_rows(school: School, sources: list[Source]) -> list[dict[str, Any]]:
    """Returns each guidance with who read this edition there, and the latest reading of an earlier one."""
    read: dict[str, list[GuidanceRead]] = defaultdict(list)
    for one in GuidanceRead.objects.filter(school=school, source__series__in=SERIES).select_related("source"):
        read[one.source.series].append(one)
    return [
        {
            "source": source,
            "read": [one for one in read[source.series] if one.source_id == source.pk],
            "earlier": next((one for one in read[source.series] if one.source_id != source.pk), None),
        }
        for source in sources
    ]
