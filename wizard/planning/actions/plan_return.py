"""The way back to school is planned: a named adult, what is ready first, and steps with their days."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold, recount
from wizard.planning.actions.arrange_meeting import Promise, keep_promise
from wizard.planning.days import day_before
from wizard.planning.models import ReturnPlan, ReturnStep


class NotAgreed(ValueError):
    """The plan is not complete enough to be agreed; the sentence is for the person."""


@transaction.atomic
def write_return_plan(actor: User, case: Case, said: Mapping[str, Any]) -> ReturnPlan:
    """Returns the plan with what was said of it: adult, adult_role, ready, signs, look_again_on.

    The school may and the council. Whoever agreed to other words agrees anew. Raises PermissionDenied.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    fresh = {**said, "written_by": actor, "written_at": timezone.now(), "agreed_by": "", "agreed_on": None}
    plan, _ = ReturnPlan.objects.update_or_create(case=held, defaults=fresh)
    record_event("case", held.submission.reference, "return_planned", actor, {"plan": plan.pk})
    return plan


@transaction.atomic
def add_step(
    actor: User, plan: ReturnPlan, begins: date, kind: str, what: str, hours: Decimal | None = None
) -> ReturnStep:
    """Returns the step of the phased timetable. Raises PermissionDenied."""
    case = hold(actor, plan.case_id, Move.SCHOOL)
    step = ReturnStep.objects.create(plan=plan, begins=begins, kind=kind, what=what.strip(), hours=hours)
    ReturnPlan.objects.filter(pk=plan.pk).update(agreed_by="", agreed_on=None)
    told = {"step": step.pk, "begins": begins.isoformat()}
    record_event("case", case.submission.reference, "return_step_added", actor, told)
    return step


@transaction.atomic
def drop_step(actor: User, step: ReturnStep) -> None:
    """Takes a step off the timetable. Raises PermissionDenied."""
    case = hold(actor, step.plan.case_id, Move.SCHOOL)
    told = {"step": step.pk, "begins": step.begins.isoformat()}
    step.delete()
    ReturnPlan.objects.filter(pk=step.plan_id).update(agreed_by="", agreed_on=None)
    record_event("case", case.submission.reference, "return_step_dropped", actor, told)


@transaction.atomic
def agree_return(actor: User, plan: ReturnPlan, by: str, on: date) -> ReturnPlan:
    """Returns the plan as the headteacher agreed to it (requirement W6); what is to be ready is due the school day
    before the first step (E79). Raises PermissionDenied, NotAgreed.
    """
    case = hold(actor, plan.case_id, Move.SCHOOL)
    held = ReturnPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    first = held.steps.first()
    if first is None:
        raise NotAgreed("Write down at least one step with its day")
    held.agreed_by, held.agreed_on = by.strip(), on
    held.save(update_fields=["agreed_by", "agreed_on"])
    record_event("case", case.submission.reference, "return_agreed", actor, {"plan": held.pk})
    if held.ready and not case.tasks.filter(source=f"return:{held.pk}", done_at=None).exists():
        before = day_before(case, first.begins)
        keep_promise(actor, case, Promise(held.ready, Move.SCHOOL, held.adult, before), f"return:{held.pk}")
        recount(case)
    return held
