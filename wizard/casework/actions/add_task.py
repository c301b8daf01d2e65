"""Something is to be done, by somebody, by a day."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.actions.deal_with import hold
from wizard.casework.enums import Move
from wizard.casework.models import Case, CaseTask
from wizard.casework.recounting import recount


@transaction.atomic
def add_task(
    actor: User,
    case: Case,
    what: str,
    *,
    move: str,
    due_on: date | None = None,
    owner: User | None = None,
    owner_name: str = "",
    source: str = "",
) -> CaseTask:
    """Returns the stored task. The council may ask anybody, a school only itself. Raises PermissionDenied."""
    held = hold(actor, case.pk, move if move == Move.SCHOOL else "")
    task = CaseTask.objects.create(
        case=held,
        what=what,
        move=move,
        owner=owner,
        owner_name=owner_name,
        due_on=due_on,
        source=source,
        made_by=actor,
        made_at=timezone.now(),
    )
    record_event("case", held.submission.reference, "task_added", actor, {"task": task.pk, "move": move})
    recount(held)
    return task
