"""Somebody of health is asked for something, and what came is written down; the council looks at what is taught."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold, recount
from wizard.planning.actions.arrange_meeting import Promise, keep_promise
from wizard.planning.enums import AddedKind
from wizard.planning.models import Added

SOURCE = "health:"


class CameAlready(ValueError):
    """What was asked for has come; the sentence is for the person."""


@transaction.atomic
def ask_health(actor: User, case: Case, kind: AddedKind, who: str, asked: str, due_on: date) -> Added:
    """Returns what is asked of somebody of health, with a task that somebody follows up (requirements E94 to E96).

    The school may, and the council. Raises PermissionDenied.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    row = Added.objects.create(
        case=held, kind=kind, who=who.strip(), asked=asked.strip(), asked_on=timezone.localdate(), due_on=due_on,
        written_by=actor, written_at=timezone.now(),
    )  # fmt: skip
    keep_promise(actor, held, Promise(f"{kind.label}: {row.asked}", Move.HEALTH, row.who, due_on), f"{SOURCE}{row.pk}")
    record_event("case", held.submission.reference, "health_asked", actor, {"added": row.pk, "kind": str(kind)})
    recount(held)
    return row


@transaction.atomic
def note_what_came(actor: User, row: Added, what: str, came_on: date) -> Added:
    """Returns what was asked for, as it came; its task is done. Raises PermissionDenied, CameAlready."""
    return keep_what_came(actor, hold(actor, row.case_id, Move.SCHOOL), row, what, came_on)


def keep_what_came(actor: User | None, case: Case, row: Added, what: str, came_on: date) -> Added:
    """Returns what was asked for, as it came; without an actor it came by the link. Raises CameAlready.

    Inside the transaction of an action that checked the permission and holds the case.
    """
    held = Added.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if held.came_on is not None:
        raise CameAlready("Somebody has written down already what came")
    held.what, held.came_on, held.written_at = what.strip(), came_on, timezone.now()
    held.written_by = actor or held.written_by
    held.save(update_fields=["what", "came_on", "written_by", "written_at"])
    record_event("case", case.submission.reference, "health_answered", actor, {"added": held.pk})
    for task in case.tasks.filter(source=f"{SOURCE}{held.pk}", done_at=None):
        task.done_at, task.done_by, task.done_note = timezone.now(), actor, "It came"
        task.save(update_fields=["done_at", "done_by", "done_note"])
        record_event("case", case.submission.reference, "task_done", actor, {"task": task.pk})
    recount(case)
    return held


@transaction.atomic
def note_added(actor: User, case: Case, kind: AddedKind, who: str, what: str, came_on: date) -> Added:
    """Returns what came from health unasked, such as training that was held. Raises PermissionDenied."""
    held = hold(actor, case.pk, Move.SCHOOL)
    row = Added.objects.create(
        case=held, kind=kind, who=who.strip(), what=what.strip(), came_on=came_on, written_by=actor,
        written_at=timezone.now(),
    )  # fmt: skip
    record_event("case", held.submission.reference, "health_answered", actor, {"added": row.pk, "kind": str(kind)})
    return row


@transaction.atomic
def look_at_lessons(
    actor: User, case: Case, who: str, what: str, on: date, *, suits: bool, then: str = "", by: date | None = None
) -> Added:
    """Returns the council's look at whether the lessons suit the pupil (requirement E84).

    Where they do not, what follows is a task with its day. Raises PermissionDenied for anyone but the council.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    if not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    row = Added.objects.create(
        case=held, kind=AddedKind.LESSONS, who=who.strip(), what=what.strip(), came_on=on, suits=suits,
        written_by=actor, written_at=timezone.now(),
    )  # fmt: skip
    record_event("case", held.submission.reference, "lessons_looked_at", actor, {"added": row.pk, "suits": suits})
    if not suits and then.strip():
        keep_promise(actor, held, Promise(then.strip(), Move.COUNCIL, who.strip(), by), "plan")
        recount(held)
    return row
