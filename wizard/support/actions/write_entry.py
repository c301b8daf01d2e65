"""A person of the school writes something down of a pupil, or corrects it by a row that stands in its place."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.attendance.models import RegisterPupil
from wizard.attendance.service import keeps_register
from wizard.support.kinds import SORTS
from wizard.support.models import Entry


class CorrectedMeanwhile(Exception):
    """Somebody else corrected the same row first."""


def write_entry(
    actor: User,
    pupil: RegisterPupil,
    kind: str,
    *,
    day: date,
    until: date | None,
    content: dict[str, Any],
    posted: str,
    about: Entry | None = None,
    corrects: Entry | None = None,
    why: str = "",
) -> Entry:
    """Returns the row; the same `posted` again returns the first one.

    Raises PermissionDenied for who may not write for the school, ValueError for a row of another pupil or kind, and
    CorrectedMeanwhile.
    """
    if not keeps_register(actor, pupil.school):
        raise PermissionDenied
    _fits(pupil, kind, about, corrects)
    with transaction.atomic():
        RegisterPupil.objects.select_for_update().get(pk=pupil.pk)
        there = Entry.objects.filter(pupil=pupil, posted=posted).first()
        if there is not None:
            return there
        if corrects is not None and Entry.objects.filter(corrects=corrects).exists():
            raise CorrectedMeanwhile
        entry = Entry.objects.create(
            pupil=pupil,
            kind=kind,
            day=day,
            until=until,
            content=content,
            about=corrects.about if corrects else about,
            corrects=corrects,
            why=why,
            posted=posted,
            written_by=actor,
            written_at=timezone.now(),
        )
        done = "support_corrected" if corrects else "support_written"
        told = {"kind": kind, "entry": entry.public_id, "corrects": corrects.public_id if corrects else None}
        record_event("register_pupil", pupil.public_id, done, actor, told)
    return entry


def _fits(pupil: RegisterPupil, kind: str, about: Entry | None, corrects: Entry | None) -> None:
    sort = SORTS[kind]  # type: ignore[index]  # a TextChoices member is its string
    wanted = sort.needs or (sort.kind if sort.carries_on else None)
    if corrects is not None:
        if corrects.pupil_id != pupil.pk or corrects.kind != kind:
            raise ValueError("a correction stands in place of a row of the same pupil and kind")
        return
    if sort.needs and about is None:
        raise ValueError(f"{kind} is about a {sort.needs}")
    if about is not None and (about.pupil_id != pupil.pk or about.kind != wanted):
        raise ValueError(f"{kind} cannot be about that row")
