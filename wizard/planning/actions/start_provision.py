"""A package begins on its first day, or takes the place of the one that runs. Only the council begins anything."""

from datetime import date

from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.casework.service import note_moment, standing_of, tell_family
from wizard.planning.actions.agree_package import PackageRefused, hold_for_council
from wizard.planning.actions.claim_places import carry_places
from wizard.planning.actions.settle_clock import CONTINUATION, settle_clock
from wizard.planning.beginning import Lack
from wizard.planning.enums import PackageStatus
from wizard.planning.models import Package
from wizard.planning.queries import lacking_before_start
from wizard.routes.service import casework_of, period_ends


class NotReady(Exception):
    """Something that the route wants before the start is missing."""

    def __init__(self, lacks: list[Lack]) -> None:
        self.lacks = lacks
        super().__init__(f"{len(lacks)} missing")


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
    tell_family(held, f"package:{found.pk}")
    return found


def end_of_period(case: Case) -> date | None:
    """Returns when the route's period is over, counted from what has happened; None where the route names none."""
    casework = casework_of(case.submission.referral.route_version)
    if casework is None:
        return None
    standing = standing_of(case)
    return period_ends(standing.route, casework, standing.given)
