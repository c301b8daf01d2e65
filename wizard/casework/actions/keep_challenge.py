"""Somebody asks the council to look again, complains, or turns to the Ombudsman: at a decision, or at the silence."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.models import Case, Challenge, Decision
from wizard.casework.recounting import recount

STAGES = {
    "review": "The council looks at it again",
    "complaint": "A complaint to the council",
    "ombudsman": "The Local Government and Social Care Ombudsman",
}


def open_for(actor: User, case_id: int) -> Case:
    """Returns the locked case for whoever works it. Raises PermissionDenied."""
    related = ("submission", "authority")
    locked = Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case_id)
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    return locked


@transaction.atomic
def record_challenge(
    actor: User, case: Case, stage: str, *, made_by: str, received_on: date, about: str,
    answer_by: date | None = None, decision: Decision | None = None,
) -> Challenge:  # fmt: skip
    """Returns the stored challenge; without a decision it is about the silence where one was due.

    It changes neither the decision nor the case: a person answers it, and may decide again. Raises PermissionDenied,
    also for a decision of another case, KeyError for a stage there is not.
    """
    locked = open_for(actor, case.pk)
    if decision is not None and decision.case_id != locked.pk:
        raise PermissionDenied
    STAGES[stage]
    made = Challenge.objects.create(
        case=locked, decision=decision, stage=stage, made_by=made_by, received_on=received_on, about=about,
        answer_by=answer_by, recorded_by=actor,
    )  # fmt: skip
    told = {"challenge": made.pk, "stage": stage, "decision": decision.number if decision else None}
    record_event("case", locked.submission.reference, "challenged", actor, told)
    recount(locked)
    return made


@transaction.atomic
def answer_challenge(actor: User, challenge: Challenge, answer: str, on: date) -> Challenge:
    """Returns the answered challenge; the first answer stands. Raises PermissionDenied."""
    locked = open_for(actor, challenge.case_id)
    held = Challenge.objects.get(pk=challenge.pk)
    if held.answered_on is None:
        held.answered_on, held.answer = on, answer
        held.save(update_fields=["answered_on", "answer"])
        record_event("case", locked.submission.reference, "challenge_answered", actor, {"challenge": held.pk})
        recount(locked)
    return held
