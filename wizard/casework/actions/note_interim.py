"""The school did, in one week, what it goes on doing until education starts."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.actions.deal_with import hold
from wizard.casework.enums import Move
from wizard.casework.interim import SOURCE, Duty, duties_of
from wizard.casework.models import Case, CaseTask


class NotAsked(ValueError):
    """Nothing like it is asked of the school now."""


@transaction.atomic
def note_interim(actor: User, case: Case, number: str, note: str = "") -> CaseTask:
    """Returns the row that says it was done; said twice is said once.

    `number` is Duty.number. Raises PermissionDenied, NotAsked for a week or duty that is not asked.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    duty: Duty | None = next((one for one in duties_of(held, timezone.localdate()) if one.number == number), None)
    if duty is None:
        raise NotAsked
    if duty.done is not None:
        return duty.done
    now = timezone.now()
    task = CaseTask.objects.create(
        case=held, what=duty.what, move=Move.SCHOOL, due_on=duty.last_day, source=f"{SOURCE}:{number}", made_by=actor,
        made_at=now, done_at=now, done_by=actor, done_note=note[:300],
    )  # fmt: skip
    told = {"duty": duty.key, "week": duty.week.isoformat()}
    record_event("case", held.submission.reference, "interim_done", actor, told)
    return task
