"""What is provided goes on for another period: fresh evidence, attendance and the plan were looked at."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import OPEN, CaseStatus, OutcomeKind
from wizard.casework.models import Case
from wizard.casework.service import note_moment, recount
from wizard.planning.actions.agree_package import Item, PackageRefused, agree_package, hold_for_council
from wizard.planning.actions.start_provision import start_provision
from wizard.planning.enums import PackageStatus
from wizard.planning.models import Continuation, Package


@transaction.atomic
def go_on(actor: User, case: Case, starts_on: date, *, evidence: str, attendance: str, plan: str) -> Package:
    """Returns the package of the next period: the planned one, else the running one as it is (requirement N165).

    The route's clock starts again with its first day. A request of the school's that the council agreed to is closed
    with it: its case was this one's continuation. Raises PermissionDenied, NotReady, PackageRefused.
    """
    held = hold_for_council(actor, case)
    running = held.packages.filter(status=PackageStatus.RUNNING).first()
    if held.status != CaseStatus.PROVIDED or running is None:
        raise PackageRefused("Nothing is provided that could go on")
    if running.starts_on and starts_on <= running.starts_on:
        raise PackageRefused("The next period begins after this one began")
    planned = held.packages.filter(status=PackageStatus.PLANNED).first() or again(actor, held, running)
    package = start_provision(actor, planned, starts_on)
    Continuation.objects.create(
        case=held, package=package, evidence=evidence.strip(), attendance=attendance.strip(), plan=plan.strip(),
        agreed_by=actor, agreed_at=timezone.now(),
    )  # fmt: skip
    told = {"package": package.number, "from": starts_on.isoformat()}
    record_event("case", held.submission.reference, "continuation_agreed", actor, told)
    for request in Case.objects.filter(submission__referral__continues=held.submission, status__in=OPEN):
        if request.decisions.filter(kind=OutcomeKind.AGREE).exists():
            close_request(actor, request, starts_on)
    return package


def again(actor: User, case: Case, running: Package) -> Package:
    """Returns a package like the one that runs."""
    items = [Item(one.line, one.amount, one.who, one.venue, one.why, one.exception) for one in running.lines.all()]
    return agree_package(
        actor, case, items, full_time_hours=running.full_time_hours, why_less=running.why_less,
        next_increase_on=running.next_increase_on,
    )  # fmt: skip


def close_request(actor: User, request: Case, on: date) -> None:
    """Closes the case of a request to continue: what it asked for goes on in the case it continues."""
    held = Case.objects.select_for_update(of=("self",)).select_related("submission").get(pk=request.pk)
    held.status, held.closed_on = CaseStatus.CLOSED, on
    held.save(update_fields=["status", "closed_on"])
    note_moment(actor, held, "closed", on, about="continued")
    recount(held)
