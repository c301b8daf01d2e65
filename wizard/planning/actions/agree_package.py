"""What is to be provided is agreed, begins, goes on for another period, or ends. Only the council begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case, CasePupil
from wizard.casework.service import kept_until, note_moment, recount, standing_of, tell_family
from wizard.planning.actions.claim_places import carry_places, claim_places, fill_places, release_places
from wizard.planning.actions.settle_clock import CONTINUATION, settle_clock
from wizard.planning.beginning import Lack, below_full_time
from wizard.planning.enums import PackageStatus
from wizard.planning.gates import hindrance_to_ending
from wizard.planning.models import Ending, Package, PackageLine, PoolClaim
from wizard.planning.offered import exception_in, services_of
from wizard.planning.queries import lacking_before_start
from wizard.routes.service import Casework, casework_of, period_ends


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a package as it is agreed; `line` is the route's key, `exception` why an exceptional service."""

    line: str
    amount: Decimal | None = None
    who: str = ""
    venue: str = ""
    why: str = ""
    exception: str = ""


class PackageRefused(ValueError):
    """The package or its change cannot be stored; the sentence is for the person."""


class NotReady(Exception):
    """Something that the route wants before the start is missing."""

    def __init__(self, lacks: list[Lack]) -> None:
        self.lacks = lacks
        super().__init__(f"{len(lacks)} missing")


def hold_for_council(actor: User, case: Case) -> Case:
    """Returns the locked case for whoever works it. Raises PermissionDenied."""
    related = ("submission__referral__route_version", "authority", "school")
    held = Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case.pk)
    if not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    return held


@transaction.atomic
def agree_package(
    actor: User,
    case: Case,
    items: Sequence[Item],
    *,
    full_time_hours: Decimal | None = None,
    why_less: str = "",
    next_increase_on: date | None = None,
) -> Package:
    """Returns the planned package, made anew while it has not begun; scarce things are claimed with it.

    Below full time it says why and when more is looked at. Raises PermissionDenied, PackageRefused.
    """
    held = hold_for_council(actor, case)
    casework = casework_of(held.submission.referral.route_version)
    if casework is None or held.status not in {CaseStatus.PLANNING, CaseStatus.PROVIDED}:
        raise PackageRefused("A package follows a decision to arrange education")
    if not items or any(one.line not in casework.lines for one in items):
        raise PackageRefused("Choose what is to be provided from the policy’s list")
    if any(exception_in(casework, one.who) and not one.exception.strip() for one in items):
        raise PackageRefused("Say why it is a service outside those of the areas")
    hours = sum(
        (one.amount or Decimal(0) for one in items if casework.lines[one.line].unit == "hours_a_week"), Decimal(0)
    )
    if below_full_time(float(hours), float(full_time_hours) if full_time_hours is not None else None):
        if not why_less.strip():
            raise PackageRefused("Say why it is fewer hours than full time")
        if next_increase_on is None:
            raise PackageRefused("Say when more hours are looked at next")
    asked = dict(
        PoolClaim.objects.filter(line__package__case=held, line__package__status=PackageStatus.PLANNED)
        .values_list("pool", "asked_on")
    )  # fmt: skip
    held.packages.filter(status=PackageStatus.PLANNED).delete()
    package = Package.objects.create(
        case=held, number=next_number(held), full_time_hours=full_time_hours, why_less=why_less.strip(),
        next_increase_on=next_increase_on, agreed_by=actor, agreed_at=timezone.now(),
    )  # fmt: skip
    PackageLine.objects.bulk_create(
        PackageLine(
            package=package, line=one.line, label=casework.lines[one.line].label, amount=one.amount,
            unit=casework.lines[one.line].unit, who=one.who, venue=one.venue, why=one.why,
            exception=one.exception.strip(), position=place,
        )
        for place, one in enumerate(items)
    )  # fmt: skip
    keep_area(held, casework, items)
    claim_places(held, package, casework, asked)
    for pool in asked:
        fill_places(held.authority, pool, casework.pools[pool].places)
    told = {"package": package.number, "lines": [one.line for one in items]}
    record_event("case", held.submission.reference, "package_agreed", actor, told)
    tell_family(held, f"package:{package.number}")
    return package


def keep_area(case: Case, casework: Casework, items: Sequence[Item]) -> None:
    """Keeps the pupil's area, which the choice of an area's service tells."""
    areas = [
        one.area for one in services_of(casework) if one.area and any(it.who.startswith(one.label) for it in items)
    ]
    if areas:
        CasePupil.objects.filter(case=case).update(area=areas[-1])


def next_number(case: Case) -> int:
    """Returns the number of the case's next package."""
    last = case.packages.order_by("-number").first()
    return last.number + 1 if last else 1


@transaction.atomic
def start_provision(actor: User, package: Package, starts_on: date) -> Package:
    """Returns the running package; the case's clocks run from its first day.

    The route's own gates hold (part A, agreements signed by all). Raises PermissionDenied, NotReady, PackageRefused.
    """
    held = hold_for_council(actor, package.case)
    found = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    if found.status != PackageStatus.PLANNED:
        return found
    lacks = lacking_before_start(held, found)
    if lacks:
        raise NotReady(lacks)
    first = (
        not held.packages.exclude(pk=found.pk).filter(status__in=[PackageStatus.RUNNING, PackageStatus.ENDED]).exists()
    )
    succeed(held, found, starts_on)
    found.status, found.starts_on = PackageStatus.RUNNING, starts_on
    held.status = CaseStatus.PROVIDED
    held.save(update_fields=["status"])
    note_moment(actor, held, "provision_started" if first else "period_started", starts_on, about=str(found.number))
    if not first:
        settle_clock(actor, held, CONTINUATION, "Going on was agreed")
    found.ends_on = end_of_period(held)
    found.save(update_fields=["status", "starts_on", "ends_on"])
    tell_family(held, f"started:{found.number}")
    return found


def succeed(case: Case, package: Package, on: date) -> Package | None:
    """Ends the running package on the day the next one begins, and carries on what it holds; returns it, if any.

    Raises PackageRefused for a day before the running one began.
    """
    before = case.packages.filter(status=PackageStatus.RUNNING).exclude(pk=package.pk).first()
    if before is not None:
        if before.starts_on and on < before.starts_on:
            raise PackageRefused("What runs now began after that day. Enter a later one")
        before.status, before.ended_on = PackageStatus.ENDED, on
        before.save(update_fields=["status", "ended_on"])
        carry_places(before, package, on)
    return before


@transaction.atomic
def change_package(actor: User, package: Package, starts_on: date) -> Package:
    """Returns the planned package, running in the place of the one before it; the period and its clocks go on.

    Hours follow health and advice (requirement E72); the earlier hours stay to be read. Raises PermissionDenied,
    NotReady, PackageRefused where nothing runs.
    """
    held = hold_for_council(actor, package.case)
    found = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    lacks = lacking_before_start(held, found)
    if lacks:
        raise NotReady(lacks)
    before = succeed(held, found, starts_on) if found.status == PackageStatus.PLANNED else None
    if before is None:
        raise PackageRefused("Nothing is provided yet that could be changed")
    found.status, found.starts_on, found.ends_on = PackageStatus.RUNNING, starts_on, before.ends_on
    found.save(update_fields=["status", "starts_on", "ends_on"])
    record_event("case", held.submission.reference, "package_changed", actor, {"package": found.number})
    return found


def end_of_period(case: Case) -> date | None:
    """Returns when the route's period is over, counted from what has happened; None where the route names none."""
    casework = casework_of(case.submission.referral.route_version)
    if casework is None:
        return None
    standing = standing_of(case)
    return period_ends(standing.route, casework, standing.given)


@transaction.atomic
def end_provision(
    actor: User, case: Case, reason: str, ended_on: date, *, views: str, onward: str, duty: str = "", evidence: str = ""
) -> Case:
    """Returns the closed case. Only the council ends provision (requirements N173, E67, E137, E138).

    `views` says what the family, the school and health think; `onward` what follows; `duty`, where the child is not
    back, how the council meets what it owes. Raises PermissionDenied, PackageRefused.
    """
    held = hold_for_council(actor, case)
    casework = casework_of(held.submission.referral.route_version)
    if held.status not in {CaseStatus.PLANNING, CaseStatus.PROVIDED}:
        raise PackageRefused("Nothing is planned or provided that could end")
    found = casework.ends.get(reason) if casework else None
    if found is None:
        raise PackageRefused("Choose the policy’s reason for the end")
    if not views.strip() or not onward.strip():
        raise PackageRefused("Write down what everybody thinks, and what follows")
    if found.look_at_duty and not duty.strip():
        raise PackageRefused("The child is not back at school. Say how the council meets its duty from now on")
    if ended_on > timezone.localdate():
        raise PackageRefused("Provision is ended on the day or after it, never ahead")
    if held.packages.filter(status=PackageStatus.RUNNING, starts_on__gt=ended_on).exists():
        raise PackageRefused("What runs now began after that day. Enter a later last day")
    if hindrance := hindrance_to_ending(held, found, ended_on):
        raise PackageRefused(hindrance)
    for package in held.packages.exclude(status=PackageStatus.ENDED):
        package.status, package.ended_on = PackageStatus.ENDED, ended_on
        package.save(update_fields=["status", "ended_on"])
        release_places(package, ended_on)
    Ending.objects.create(
        case=held, reason=reason, label=found.label, ended_on=ended_on, views=views.strip(), onward=onward.strip(),
        duty=duty.strip(), evidence=evidence.strip(), ended_by=actor, made_at=timezone.now(),
    )  # fmt: skip
    held.status, held.closed_on, held.end_reason = CaseStatus.CLOSED, ended_on, reason
    pupil = getattr(held, "pupil", None)
    held.keep_until = kept_until(ended_on, pupil.born if pupil else None)
    held.save(update_fields=["status", "closed_on", "end_reason", "keep_until"])
    note_moment(actor, held, "provision_ended", ended_on, about=reason)
    told = {"reason": reason, "on": ended_on.isoformat()}
    record_event("case", held.submission.reference, "provision_ended", actor, told)
    tell_family(held, f"ended:{reason}")
    recount(held)
    return held
