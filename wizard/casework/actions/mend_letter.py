"""A case worker decides about a letter that was given up or perhaps sent."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.models import Outbox
from record.service import record_event, say_it_arrived, try_again
from wizard.casework.models import Case

CHOICES = {"again": try_again, "arrived": say_it_arrived}


@transaction.atomic
def mend_letter(actor: User, row: Outbox, choice: str) -> None:
    """Sends it again ("again") or counts it as arrived ("arrived"), and writes that down on the case.

    Raises PermissionDenied for a letter of another council, KeyError for another choice, NotStuck when somebody
    decided before.
    """
    case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("authority")
        .filter(submission__reference=row.subject_id)
        .first()
    )
    if case is None or not holds(actor, CASE_ROLES, authority=case.authority):
        raise PermissionDenied
    CHOICES[choice](row)
    record_event("case", row.subject_id, f"letter_{choice}", actor, {"kind": row.kind, "row": row.pk})
