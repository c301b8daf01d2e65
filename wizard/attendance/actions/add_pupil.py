"""A person of the school puts a pupil on its list by hand: a school that reads in no register can start, too."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import School, User
from record.service import record_event
from wizard.attendance.actions.look_through import look_through
from wizard.attendance.models import RegisterPupil
from wizard.attendance.queries import keeps_register


class AlreadyThere(Exception):
    """The school has a pupil with this UPN; `pupil` is who."""

    def __init__(self, pupil: RegisterPupil) -> None:
        super().__init__("There is a pupil with this UPN")
        self.pupil = pupil


def add_pupil(
    actor: User, school: School, *, upn: str, first_name: str, last_name: str, born: date | None, address: str = ""
) -> RegisterPupil:
    """Returns the new pupil; a register read in later finds them by UPN. Raises PermissionDenied or AlreadyThere."""
    if not keeps_register(actor, school):
        raise PermissionDenied
    wanted = upn.strip().upper()
    with transaction.atomic():
        # The school's row is held: two people adding the same pupil would both find none.
        School.objects.select_for_update().get(pk=school.pk)
        there = RegisterPupil.objects.filter(school=school, upn=wanted).first()
        if there is not None:
            raise AlreadyThere(there)
        pupil = RegisterPupil.objects.create(
            school=school, upn=wanted, first_name=first_name, last_name=last_name, born=born, address=address
        )
        record_event("register_pupil", pupil.public_id, "pupil_added", actor)
        look_through(school, timezone.localdate(), [pupil.pk])
    return pupil
