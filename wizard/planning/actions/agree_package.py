"""What is to be provided is put together line by line, and settled when it is whole: then the family hears of it."""

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
from wizard.casework.service import tell_family
from wizard.planning.actions.claim_places import claim_places, fill_places
from wizard.planning.beginning import below_full_time
from wizard.planning.enums import PackageStatus
from wizard.planning.models import Package, PackageLine, PoolClaim
from wizard.planning.offered import exception_in, services_of
from wizard.routes.service import Casework, casework_of


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
    return package


@transaction.atomic
def settle_package(actor: User, package: Package) -> Package:
    """Returns the planned package, decided as it stands: the family reads it from now on. Twice changes nothing.

    A later change makes it a draft again. Raises PermissionDenied, PackageRefused for one that is not whole.
    """
    held = hold_for_council(actor, package.case)
    found = Package.objects.select_for_update(of=("self",)).get(pk=package.pk, case=held)
    if found.status != PackageStatus.PLANNED or found.settled_at is not None:
        return found
    if found.full_time_hours is None:
        raise PackageRefused("Say first how many hours a week are full time for this pupil")
    found.settled_at, found.settled_by = timezone.now(), actor
    found.save(update_fields=["settled_at", "settled_by"])
    record_event("case", held.submission.reference, "package_settled", actor, {"package": found.number})
    tell_family(held, f"package:{found.pk}")
    return found


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
