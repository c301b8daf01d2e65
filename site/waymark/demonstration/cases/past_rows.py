"""What followed in the past cases, many rows at a time: their decisions, packages, moments and ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from record.service import record_event
from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.place import Place
from wizard.casework.enums import CaseStatus, OutcomeKind
from wizard.casework.models import Case, CaseMoment, Decision
from wizard.casework.service import deal_with_clock, recount
from wizard.planning.enums import PackageStatus
from wizard.planning.models import Ending, Package, PackageLine

BECAUSE = "The papers were read with the school and the family; the reasons were told to both."
FULL_TIME = Decimal(25)


@dataclass(frozen=True)
class Fate:
    """What became of a referral. `starts` and `ends` count where it was agreed to; `turn` picks among reasons."""

    sent: date
    decided: date
    starts: date
    ends: date | None
    kind: str
    hours: Decimal
    turn: int


Told = Sequence[tuple[Case, Fate]]


def store_fates(place: Place, cases: Told) -> None:
    """Stores what followed for each case, and works out what is next for those that are open."""
    Decision.objects.bulk_create(decision(place, case, fate) for case, fate in cases)
    agreed = [(case, fate) for case, fate in cases if fate.kind == OutcomeKind.AGREE]
    packages = Package.objects.bulk_create(package(place, case, fate) for case, fate in agreed)
    PackageLine.objects.bulk_create(
        line(place, one, fate) for one, (_, fate) in zip(packages, agreed, strict=True)
    )  # fmt: skip
    Ending.objects.bulk_create(ending(place, case, fate) for case, fate in agreed if fate.ends)
    CaseMoment.objects.bulk_create(one for case, fate in cases for one in moments(place, case, fate))
    for case, fate in cases:
        stand(place, case, fate)


def noon(day: date) -> datetime:
    """Returns twelve o'clock of a day."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def decision(place: Place, case: Case, fate: Fate) -> Decision:
    """Returns the decision, with one of the route's reasons where it was not agreed to."""
    wanted = {"agree": place.said["agree"]["outcome"], "decline": place.said["refuse"]["outcome"]}.get(fate.kind)
    outcomes = place.casework.outcomes.values()
    outcome = next(one for one in outcomes if one.key == wanted or (wanted is None and one.kind == fate.kind))
    reasons = list(place.casework.reasons.values())
    chosen = [] if fate.kind == OutcomeKind.AGREE else [reasons[fate.turn % len(reasons)]]
    return Decision(
        case=case, number=1, outcome=outcome.key, kind=outcome.kind, label=outcome.label, decided_on=fate.decided,
        decided_by=place.officer, reasons=[{"key": one.key, "label": one.label} for one in chosen], because=BECAUSE,
        made_at=noon(fate.decided),
    )  # fmt: skip


def package(place: Place, case: Case, fate: Fate) -> Package:
    """Returns what was provided, below full time."""
    return Package(
        case=case, number=1, status=PackageStatus.ENDED if fate.ends else PackageStatus.RUNNING, starts_on=fate.starts,
        ended_on=fate.ends, full_time_hours=FULL_TIME, why_less=place.said["why_less"], agreed_by=place.officer,
        agreed_at=noon(fate.decided),
    )  # fmt: skip


def line(place: Place, of: Package, fate: Fate) -> PackageLine:
    """Returns the package's one line: lessons."""
    lines = place.casework.lines.values()
    found = next(one for one in lines if one.unit == "hours_a_week" and not one.pool)
    return PackageLine(
        package=of, line=found.key, label=found.label, unit=found.unit, amount=fate.hours,
        who=place.said["provider"]["name"],
    )  # fmt: skip


def end_of(place: Place, fate: Fate) -> str:
    """Returns the route's reason for the end: most are back at school."""
    others = [key for key in place.casework.ends if key != place.said["end"]]
    return place.said["end"] if fate.turn < 70 else others[fate.turn % len(others)]


def ending(place: Place, case: Case, fate: Fate) -> Ending:
    """Returns why it ended."""
    assert fate.ends is not None  # asked for ended ones only
    reason = place.casework.ends[end_of(place, fate)]
    said = place.said["ending"]
    return Ending(
        case=case, reason=reason.key, label=reason.label, ended_on=fate.ends, views=said["views"],
        onward=said["onward"], duty="The school goes on, and the coordinator looks again in a month."
        if reason.look_at_duty else "", ended_by=place.officer, made_at=noon(fate.ends),
    )  # fmt: skip


def moments(place: Place, case: Case, fate: Fate) -> list[CaseMoment]:
    """Returns what happened on which day."""
    days = {"decided": fate.decided}
    if fate.kind == OutcomeKind.AGREE:
        days["provision_started"] = fate.starts
        if fate.ends:
            days["provision_ended"] = fate.ends
            if end_of(place, fate) == place.said["end"]:
                days["returned"] = fate.ends
    return [
        CaseMoment(case=case, event=event, on=on, recorded_by=place.officer, recorded_at=noon(on))
        for event, on in days.items()
    ]


def stand(place: Place, case: Case, fate: Fate) -> None:
    """Writes where the case is now, and what happened in its chain."""
    reference, runs = case.submission.reference, fate.kind == OutcomeKind.AGREE and fate.ends is None
    case.owner, case.acknowledged_by, case.acknowledged_at = place.officer, place.officer, noon(fate.sent)
    case.status = CaseStatus.PROVIDED if runs else CaseStatus.CLOSED
    case.closed_on = None if runs else fate.ends if fate.kind == OutcomeKind.AGREE else fate.decided
    case.end_reason = end_of(place, fate) if case.closed_on and fate.kind == OutcomeKind.AGREE else ""
    case.next_due_on, case.next_about = None, ""
    case.save()
    with at(fate.decided):
        record_event("case", reference, "decided", place.officer, {"decision": 1, "kind": fate.kind})
    if runs:
        recount(case)
        deal_with_most(place, case, fate)
    elif fate.ends and case.end_reason:
        with at(fate.ends):
            record_event("case", reference, "provision_ended", place.officer, {"on": fate.ends.isoformat()})


def deal_with_most(place: Place, case: Case, fate: Fate) -> None:
    """What was due up to today has been dealt with, but for one case in five: something is always late."""
    if fate.turn % 5:
        for clock in case.clocks.filter(due_on__lte=place.today):
            deal_with_clock(place.officer, clock, "Seen to")
