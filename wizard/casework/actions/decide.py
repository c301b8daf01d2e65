"""An officer of the council decides, with a day and reasons. Nothing else ever does: not a rule, a date or silence."""

from collections.abc import Collection, Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.deciding import DECIDES, Fault, Weighed, as_stored, faults_of, status_after
from wizard.casework.enums import CaseStatus, OutcomeKind
from wizard.casework.family_news import tell_family
from wizard.casework.models import Case, Decision, PanelItem
from wizard.casework.recounting import recount
from wizard.casework.standing import Standing, standing_of
from wizard.routes.service import Casework, CriterionResult, Outcome, casework_of, judge_criteria


class CannotDecide(Exception):
    """The decision lacks something; `faults` say what, by the form's fields."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} to put right")


class NotDecidedHere(Exception):
    """Another system works this case, or it is withdrawn, or its route has nothing to decide."""


@transaction.atomic
def decide(
    actor: User,
    case: Case,
    outcome_key: str,
    *,
    decided_on: date,
    because: str,
    reasons: Collection[str] = (),
    weighed: Mapping[int, Weighed],
    dissent: str = "",
    look_again_on: date | None = None,
    panel_item: PanelItem | None = None,
    seen: int | None = None,
) -> Decision:
    """Returns the stored decision; the case goes on from it, and the next one follows it without changing it.

    `seen` is how many decisions the officer had read: of two who decide at once the second reads the first one's before
    theirs is made, and a button pressed twice makes one. Raises PermissionDenied for anyone who does not work cases of
    this authority, NotDecidedHere, or CannotDecide.
    """
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    last = locked.decisions.order_by("-number").first()
    if last is not None and seen is not None and seen < last.number:
        if (last.decided_by_id, last.outcome, last.because) == (actor.pk, outcome_key, because.strip()):
            return last
        raise CannotDecide([meanwhile(last)])
    standing = standing_of(locked)
    casework = casework_here(standing)
    outcome = casework.outcomes.get(outcome_key)
    if outcome is None:
        raise CannotDecide([Fault("outcome", "Choose what you decide")])
    criteria = judge_criteria(standing.route, casework, standing.given)
    faults = faults_here(
        standing, casework, outcome, decided_on, because, reasons, weighed=weighed, look_again_on=look_again_on
    )
    if panel_item is not None and panel_item.case_id != locked.pk:
        raise PermissionDenied
    if faults:
        raise CannotDecide(faults)
    decision = Decision.objects.create(
        case=locked,
        number=last.number + 1 if last else 1,
        outcome=outcome.key,
        kind=outcome.kind,
        label=outcome.label,
        decided_on=decided_on,
        decided_by=actor,
        criteria=as_stored(criteria, weighed),
        reasons=[{"key": key, "label": casework.reasons[key].label} for key in reasons if key in casework.reasons],
        because=because.strip(),
        dissent=dissent.strip(),
        look_again_on=look_again_on if outcome.kind == OutcomeKind.NOT_NOW else None,
        panel_item=panel_item,
        made_at=timezone.now(),
    )
    go_on(actor, locked, decision, outcome)
    return decision


def faults_here(
    standing: Standing,
    casework: Casework,
    outcome: Outcome,
    decided_on: date,
    because: str,
    reasons: Collection[str],
    *,
    weighed: Mapping[int, Weighed],
    look_again_on: date | None,
) -> list[Fault]:
    """Returns what is wrong with a decision about this case today."""
    return faults_of(
        outcome,
        decided_on=decided_on,
        sent_on=timezone.localdate(standing.case.opened_at),
        today=timezone.localdate(),
        because=because,
        reasons=[key for key in reasons if key in casework.reasons],
        criteria=judge_criteria(standing.route, casework, standing.given),
        weighed=weighed,
        look_again_on=look_again_on,
        asked=bool(standing.asked_of),
        last_on=standing.case.decisions.aggregate(last=Max("decided_on"))["last"],
        provided=standing.case.status == CaseStatus.PROVIDED,
    )


def meanwhile(last: Decision) -> Fault:
    """Returns what an officer reads whose decision would follow one they have not seen."""
    return Fault("outcome", f"{last.decided_by} has decided meanwhile: {last.label}. Read it before you decide again")


def faults_before(
    case: Case,
    outcome_key: str,
    *,
    decided_on: date,
    because: str,
    reasons: Collection[str],
    weighed: Mapping[int, Weighed],
    look_again_on: date | None,
) -> list[Fault]:
    """Returns what is wrong with a decision before it is made, for its preview. Raises NotDecidedHere."""
    standing = standing_of(case)
    casework = casework_here(standing)
    outcome = casework.outcomes.get(outcome_key)
    if outcome is None:
        return [Fault("outcome", "Choose what you decide")]
    return faults_here(
        standing, casework, outcome, decided_on, because, reasons, weighed=weighed, look_again_on=look_again_on
    )


def casework_here(standing: Standing) -> Casework:
    """Returns what the case's route says of casework. Raises NotDecidedHere."""
    case = standing.case
    casework = casework_of(case.submission.referral.route_version)
    if casework is None or case.handed_over_to or case.status == CaseStatus.WITHDRAWN:
        raise NotDecidedHere
    return casework


def criteria_now(case: Case) -> tuple[CriterionResult, ...]:
    """Returns how the route reads its criteria for this case today; none where nothing is decided here."""
    standing = standing_of(case)
    casework = casework_of(case.submission.referral.route_version)
    return judge_criteria(standing.route, casework, standing.given) if casework else ()


def go_on(actor: User, case: Case, decision: Decision, outcome: Outcome) -> None:
    """Moves the case on from its decision, inside its transaction."""
    kind = OutcomeKind(outcome.kind)
    case.status = status_after(case.status, kind)
    case.closed_on = decision.decided_on if case.status == CaseStatus.CLOSED else None
    case.end_reason = outcome.key if case.status == CaseStatus.CLOSED else ""
    case.keep_until = None  # a case that is opened again is kept from its next end on
    if case.acknowledged_at is None:  # deciding is more than acknowledging
        case.acknowledged_at, case.acknowledged_by = decision.made_at, actor
    case.save(update_fields=["status", "closed_on", "end_reason", "keep_until", "acknowledged_at", "acknowledged_by"])
    if kind in DECIDES:
        case.moments.create(
            event="decided", on=decision.decided_on, about=str(decision.number), recorded_by=actor,
            recorded_at=decision.made_at,
        )  # fmt: skip
    told = {"decision": decision.number, "outcome": decision.outcome, "on": decision.decided_on.isoformat()}
    record_event("case", case.submission.reference, "decided", actor, told)
    tell_family(case, f"decided:{decision.number}")
    recount(case)
