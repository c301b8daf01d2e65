"""A person of the school opens what is written of a pupil, or takes it away as a file: who and when is written down."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.attendance.models import RegisterPupil
from wizard.attendance.service import pupils_seen_by


def open_record(actor: User, pupil: RegisterPupil, how: str = "support_opened") -> None:
    """Writes the event. Raises PermissionDenied for anybody of another school."""
    if not pupils_seen_by(actor).filter(pk=pupil.pk).exists():
        raise PermissionDenied
    with transaction.atomic():
        # Two people opening at once would want the same number in the pupil's chain of events.
        RegisterPupil.objects.select_for_update().get(pk=pupil.pk)
        record_event("register_pupil", pupil.public_id, how, actor)
