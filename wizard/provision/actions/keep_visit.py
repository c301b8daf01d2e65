"""The council plans to see how the teaching goes, and writes down what it found and what follows (requirement E85)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case, CaseTask
from wizard.casework.service import recount
from wizard.provision.actions.place_pupil import hold_case
from wizard.provision.enums import Finding
from wizard.provision.models import Placement, Visit

SEE = "Visit {}: see how the teaching goes, hear the pupil, and write down what you found"


@transaction.atomic
def plan_visit(actor: User, placement: Placement, planned_on: date, visitor: str) -> Visit:
    """Returns the planned visit, which is something for the council to do by its day. Raises PermissionDenied."""
    case = hold_case(actor, placement.case)
    return _planned(actor, case, placement, planned_on, visitor)


def _planned(actor: User, case: Case, placement: Placement, planned_on: date, visitor: str) -> Visit:
    now = timezone.now()
    visit = Visit.objects.create(
        placement=placement, planned_on=planned_on, visitor=visitor.strip(), planned_by=actor, planned_at=now
    )
    CaseTask.objects.create(
        case=case, what=SEE.format(placement.provider.name), move=Move.COUNCIL, due_on=planned_on,
        owner_name=visit.visitor, source=source_of(visit), made_by=actor, made_at=now,
    )  # fmt: skip
    told = {"visit": visit.pk, "placement": placement.public_id, "on": planned_on.isoformat()}
    record_event("case", case.submission.reference, "visit_planned", actor, told)
    recount(case)
    return visit


@transaction.atomic
def record_visit(
    actor: User, visit: Visit, *, held_on: date, finding: str, found: str, next_steps: str, next_on: date | None
) -> Visit:
    """Returns the visit with what was found; its task is done, what must change is the next, and so is the next visit.

    What was found is written once. Raises PermissionDenied, also for a visit that was recorded before.
    """
    placement = Placement.objects.select_related("provider", "case").get(pk=visit.placement_id)
    case = hold_case(actor, placement.case)
    held = Visit.objects.get(pk=visit.pk)
    if held.held_on is not None:
        raise PermissionDenied
    now = timezone.now()
    held.held_on, held.finding, held.found = held_on, Finding(finding), found.strip()
    held.next_steps, held.recorded_by, held.recorded_at = next_steps.strip(), actor, now
    held.save()
    case.tasks.filter(source=source_of(held), done_at=None).update(done_at=now, done_by=actor, done_note="Held")
    told = {"visit": held.pk, "placement": placement.public_id, "finding": held.finding}
    record_event("case", case.submission.reference, "visit_recorded", actor, told)
    if held.finding != Finding.WELL:
        CaseTask.objects.create(
            case=case, what=f"{placement.provider.name}: {held.next_steps}", move=Move.COUNCIL,
            due_on=next_on or timezone.localdate(now), source=f"{source_of(held)}:next", made_by=actor, made_at=now,
        )  # fmt: skip
    if next_on is not None:
        _planned(actor, case, placement, next_on, held.visitor)
    recount(case)
    return held


def source_of(visit: Visit) -> str:
    """Returns what marks the task of a visit."""
    return f"visit:{visit.pk}"
