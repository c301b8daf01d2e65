"""A person of the school writes down that a family told them of an absence, on the day or ahead (L15, N115)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.attendance.models import AbsenceNotice, RegisterPupil
from wizard.attendance.queries import keeps_register


def record_notice(
    actor: User, pupil: RegisterPupil, *, first_day: date, back_on: date | None, told_by: str, told_on: date
) -> AbsenceNotice:
    """Returns the stored notice; `planned` where the school was told before the first day. Raises PermissionDenied."""
    if not keeps_register(actor, pupil.school):
        raise PermissionDenied
    with transaction.atomic():
        RegisterPupil.objects.select_for_update().get(pk=pupil.pk)
        notice = AbsenceNotice.objects.create(
            pupil=pupil,
            planned=told_on < first_day,
            first_day=first_day,
            back_on=back_on,
            told_by=told_by,
            told_on=told_on,
            recorded_by=actor,
        )
        record_event("register_pupil", pupil.public_id, "absence_notice", actor, notice.says())
    return notice
