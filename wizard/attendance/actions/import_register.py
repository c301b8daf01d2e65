"""A person of the school reads in its register, or its list of pupils."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import School, User
from record.service import record_event
from schoolyear.years import starting_year
from wizard.attendance.actions.look_through import look_through
from wizard.attendance.importing.one_pupil import RowsNotRead
from wizard.attendance.importing.pupil_rows import PupilRow, is_pupil_list, names_of, read_pupils
from wizard.attendance.importing.reading import FileRefused, read_marks
from wizard.attendance.importing.results import ReadMarks
from wizard.attendance.kept_text import marks_of_text, sha256_of_marks, text_of_marks
from wizard.attendance.marks import Marks
from wizard.attendance.models import PupilYear, RegisterPupil
from wizard.attendance.queries import keeps_register

LARGEST_BYTES = 60 * 1024 * 1024
TOO_LARGE = "The file is larger than 60 MB. Export one year group at a time."
NAMELESS = "The file names no pupils. It needs a column called UPN."
DETAILS = ["first_name", "last_name", "born", "address"]
KEPT = ["text", "sha256", "last_marked", "imported_at"]


@dataclass(frozen=True)
class Imported:
    """What was read: how many pupils, how many sessions, and how many pupils now need looking at."""

    pupils: int
    sessions: int
    to_look_at: int


def import_register(actor: User, school: School, content: bytes) -> Imported:
    """Returns what was stored. A session read again takes the new mark; sessions not in the file stay as they were.

    Raises PermissionDenied, FileRefused, or RowsNotRead with the problems by line and column; nothing is stored then.
    """
    if not keeps_register(actor, school):
        raise PermissionDenied
    if len(content) > LARGEST_BYTES:
        raise FileRefused(TOO_LARGE)
    if is_pupil_list(content):
        return _store_list(actor, school, content)
    read = read_marks(content)
    if read.problems:
        raise RowsNotRead(read.problems, read.more_problems)
    if "" in read.pupils:
        raise FileRefused(NAMELESS)
    with transaction.atomic():
        pupils = _pupils(school, [_named(upn, read) for upn in read.pupils])
        _store_years({pupils[upn.upper()]: marks for upn, marks in read.pupils.items()})
        sessions = sum(map(len, read.pupils.values()))
        told = {"pupils": len(pupils), "sessions": sessions}
        record_event("school_register", school.slug, "register_imported", actor, told)
        found = look_through(school, timezone.localdate(), [pupil.pk for pupil in pupils.values()])
    return Imported(len(pupils), sessions, found)


def _store_list(actor: User, school: School, content: bytes) -> Imported:
    rows, problems = read_pupils(content)
    if problems:
        raise RowsNotRead(problems, 0)
    with transaction.atomic():
        pupils = _pupils(school, rows)
        record_event("school_register", school.slug, "pupils_imported", actor, {"pupils": len(pupils)})
        found = look_through(school, timezone.localdate(), [pupil.pk for pupil in pupils.values()])
    return Imported(len(pupils), 0, found)


def _named(upn: str, read: ReadMarks) -> PupilRow:
    return PupilRow(upn.upper()[:40], *names_of(read.names.get(upn, "")))


def _pupils(school: School, rows: list[PupilRow]) -> dict[str, RegisterPupil]:
    """Returns the pupils by UPN; those not known are made, and details that are given take the old ones' place."""
    known = {pupil.upn: pupil for pupil in RegisterPupil.objects.filter(school=school)}
    new, changed = [], []
    for row in rows:
        given = {name: getattr(row, name) for name in DETAILS if getattr(row, name)}
        pupil = known.get(row.upn)
        if pupil is None:
            known[row.upn] = RegisterPupil(school=school, upn=row.upn, **given)
            new.append(known[row.upn])
        elif any(getattr(pupil, name) != value for name, value in given.items()):
            for name, value in given.items():
                setattr(pupil, name, value)
            changed.append(pupil)
    RegisterPupil.objects.bulk_create(new)
    RegisterPupil.objects.bulk_update(changed, DETAILS, batch_size=200)
    return {row.upn: known[row.upn] for row in rows}


def _store_years(marks: Mapping[RegisterPupil, Marks]) -> None:
    before: dict[int, dict[int, PupilYear]] = defaultdict(dict)
    for row in PupilYear.objects.filter(pupil__in=list(marks)):
        before[row.pupil_id][row.starting_year] = row
    now = timezone.now()
    rows = []
    for pupil, found in marks.items():
        for year, of_year in groupby(found.all, key=lambda mark: starting_year(mark.day)):
            old = before[pupil.pk].get(year)
            read = Marks(tuple(of_year))
            joined = _joined(marks_of_text(old.text), read) if old else read
            text = text_of_marks(joined)
            rows.append(
                PupilYear(
                    pupil=pupil,
                    starting_year=year,
                    text=text,
                    sha256=sha256_of_marks(text),
                    last_marked=joined.all[-1].day,
                    imported_at=now,
                )
            )
    PupilYear.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["pupil", "starting_year"], update_fields=KEPT, batch_size=500
    )


def _joined(old: Marks, new: Marks) -> Marks:
    sessions = {mark[:2]: mark for mark in (*old.all, *new.all)}
    return Marks.of(sessions.values())
