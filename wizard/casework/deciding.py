"""What a decision must hold before it is made, and what follows from it. Pure: the route's words in, sentences out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wizard.casework.enums import CaseStatus, OutcomeKind
from wizard.routes.service import CriterionResult, Outcome

#: Kinds that decide the referral; the others ask for something first.
DECIDES = frozenset({OutcomeKind.AGREE, OutcomeKind.DECLINE, OutcomeKind.NOT_NOW, OutcomeKind.ADVISE})
STATUS_AFTER = {
    OutcomeKind.AGREE: CaseStatus.PLANNING,
    OutcomeKind.DECLINE: CaseStatus.CLOSED,
    OutcomeKind.ADVISE: CaseStatus.CLOSED,
    OutcomeKind.NOT_NOW: CaseStatus.NOT_NOW,
    OutcomeKind.MEET: CaseStatus.ACKNOWLEDGED,
    OutcomeKind.MORE_INFORMATION: CaseStatus.WAITING,
}
#: Kinds that would close a case, or put it off, while its education runs.
STOPS = frozenset({OutcomeKind.DECLINE, OutcomeKind.ADVISE, OutcomeKind.NOT_NOW})
SHORTEST_REASON = 20  # characters: "Not met." tells a family nothing


@dataclass(frozen=True, slots=True)
class Weighed:
    """One criterion as the officer saw it. `holds` None: it plays no part here, and `reason` says why."""

    holds: bool | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to put right: the form's field, and a sentence."""

    field: str
    say: str


def faults_of(
    outcome: Outcome,
    *,
    decided_on: date,
    sent_on: date,
    today: date,
    because: str,
    reasons: Collection[str],
    criteria: Sequence[CriterionResult],
    weighed: Mapping[int, Weighed],
    look_again_on: date | None,
    asked: bool,
    last_on: date | None = None,
    provided: bool = False,
) -> list[Fault]:
    """Returns what is wrong with a decision, in the order of the form; none when it can be made.

    `asked` says whether something is asked of somebody, which an outcome that waits for information needs; `last_on` is
    the day of the decision before it; `provided`, that education runs, which only an ending stops. Reasons are owed for
    every outcome: the family reads them (requirement E54 for a refusal).
    """
    found = []
    if provided and outcome.kind in STOPS:
        found.append(Fault("outcome", "Education runs for this child. End it on the plan first, with its reasons"))
    if not sent_on <= decided_on <= today:
        found.append(Fault("decided_on", "The day of the decision must lie between the day of sending and today"))
    elif last_on is not None and decided_on < last_on:
        found.append(Fault("decided_on", f"The decision before was made on {last_on:%-d %B %Y}: this one follows it"))
    if len(because.strip()) < SHORTEST_REASON:
        found.append(Fault("because", "Give the reasons in a sentence or two, as the family will read them"))
    if outcome.needs_reason and not reasons:
        found.append(Fault("reasons", "Choose at least one of the policy’s reasons"))
    found += criteria_faults(criteria, weighed)
    if outcome.kind == OutcomeKind.NOT_NOW and (look_again_on is None or look_again_on <= decided_on):
        found.append(Fault("look_again_on", "Say on which later day the council looks at it again"))
    if outcome.kind == OutcomeKind.MORE_INFORMATION and not asked:
        found.append(Fault("outcome", "Ask for what is missing first, so that somebody knows what to send"))
    return found


def status_after(status: str, kind: OutcomeKind) -> CaseStatus:
    """Returns where a decision leads a case; one whose education runs stays there, whatever is agreed or asked."""
    return CaseStatus.PROVIDED if status == CaseStatus.PROVIDED else STATUS_AFTER[kind]


def criteria_faults(criteria: Sequence[CriterionResult], weighed: Mapping[int, Weighed]) -> list[Fault]:
    """Returns the criteria on which the officer said nothing, or otherwise than the route reads without a reason."""
    found = []
    for place, one in enumerate(criteria):
        said = weighed.get(place)
        if said is None:
            found.append(Fault(f"criterion-{place}", f"Say how you see this: {one.words}"))
        elif said.holds != one.holds and not said.reason.strip():
            found.append(Fault(f"criterion-{place}-reason", f"Give your reason for this: {one.words}"))
    return found


def as_stored(criteria: Sequence[CriterionResult], weighed: Mapping[int, Weighed]) -> list[dict[str, object]]:
    """Returns the criteria as a decision keeps them: the words, what the route read, what the officer says and why."""
    return [
        {
            "words": one.words,
            "group": one.group,
            "route": one.holds,
            "officer": weighed[place].holds,
            "reason": weighed[place].reason.strip(),
        }
        for place, one in enumerate(criteria)
    ]
