"""The school lets the council read what it writes of lessons, exams and keeping touch, or stops it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import REFERRING_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold
from wizard.planning.models import LogShared


@transaction.atomic
def share_log(actor: User, case: Case, *, shared: bool) -> LogShared | None:
    """Returns how the log is shared now; None where it never was. Only the school's own people may say so.

    Raises PermissionDenied.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    if not holds(actor, REFERRING_ROLES, school=held.school):
        raise PermissionDenied
    row = LogShared.objects.filter(case=held).first()
    if shared == bool(row and row.stopped_at is None):
        return row
    now = timezone.now()
    if shared:
        fresh = {"shared_at": now, "shared_by": actor, "stopped_at": None}
        row, _ = LogShared.objects.update_or_create(case=held, defaults=fresh)
    else:
        LogShared.objects.filter(case=held).update(stopped_at=now)
    record_event("case", held.submission.reference, "log_shared" if shared else "log_kept_back", actor)
    return row
