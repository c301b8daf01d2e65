"""A person of the school writes down that guidance was read there, and by whom (requirement N22)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from guidance.library.models import Source
from people.models import School, User
from record.service import record_event
from wizard.attendance.service import keeps_register
from wizard.support.models import GuidanceRead


def note_guidance_read(actor: User, school: School, source: Source, who: str, on: date) -> GuidanceRead:
    """Returns the row; the same again the same day is the same row. Raises PermissionDenied for who may read only."""
    if not keeps_register(actor, school):
        raise PermissionDenied
    with transaction.atomic():
        School.objects.select_for_update().get(pk=school.pk)  # one writer of the school's chain at a time
        row, new = GuidanceRead.objects.get_or_create(
            school=school, source=source, who=who, on=on, defaults={"written_by": actor, "written_at": timezone.now()}
        )
        if new:
            record_event("school", school.slug, "guidance_read", actor, {"source": source.key, "on": on.isoformat()})
    return row
