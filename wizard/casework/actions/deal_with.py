"""Somebody did what a clock or a task asked for."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case, CaseClock, CaseTask
from wizard.casework.recounting import recount
from wizard.referrals.service import may_refer


@transaction.atomic
def deal_with_clock(actor: User, clock: CaseClock, note: str = "", *, due: str = "") -> CaseClock:
    """Returns the clock, dealt with for the day it is due; one that repeats is due again at its next day.

    `due` is the day that the person saw (ISO): a button pressed twice does not settle the next one unseen.
    The council may for everybody, a school for what is its own move. Raises PermissionDenied.
    """
    case = hold(actor, clock.case_id, clock.move)
    held = CaseClock.objects.get(pk=clock.pk)
    if not held.is_dealt_with and due in ("", held.due_on.isoformat()):
        held.dealt_with_due, held.dealt_with_at, held.dealt_with_by = held.due_on, timezone.now(), actor
        held.dealt_with_note = note[:300]
        held.save(update_fields=["dealt_with_due", "dealt_with_at", "dealt_with_by", "dealt_with_note"])
        told = {"clock": held.key, "due": held.due_on.isoformat()}
        record_event("case", case.submission.reference, "clock_dealt_with", actor, told)
        recount(case)
    return CaseClock.objects.get(pk=clock.pk)


@transaction.atomic
def finish_task(actor: User, task: CaseTask, note: str = "") -> CaseTask:
    """Returns the task, done; done twice is done once. Permission as for a clock. Raises PermissionDenied."""
    case = hold(actor, task.case_id, task.move)
    held = CaseTask.objects.get(pk=task.pk)
    if held.done_at is None:
        held.done_at, held.done_by, held.done_note = timezone.now(), actor, note[:300]
        held.save(update_fields=["done_at", "done_by", "done_note"])
        record_event("case", case.submission.reference, "task_done", actor, {"task": held.pk})
        recount(case)
    return held


def hold(actor: User, case_id: int, move: str) -> Case:
    """Returns the locked case when the actor may make this move: its council any, its school its own.

    Raises PermissionDenied.
    """
    related = ("submission", "authority", "school")
    case = Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case_id)
    if holds(actor, CASE_ROLES, authority=case.authority):
        return case
    if move == Move.SCHOOL and may_refer(actor, case.submission.referral):
        return case
    raise PermissionDenied
