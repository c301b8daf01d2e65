"""Somebody of the school opens a pupil's register: who, and when."""

from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.attendance.models import RegisterPupil


@transaction.atomic
def open_pupil(actor: User, pupil: RegisterPupil) -> None:
    """Writes the event. The caller found the pupil among those the actor may see."""
    RegisterPupil.objects.select_for_update(of=("self",)).get(pk=pupil.pk)  # one writer of a chain at a time
    record_event("register_pupil", pupil.public_id, "register_opened", actor)
