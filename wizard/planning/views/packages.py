"""What is provided: put together line by line, begun on its first day, changed while it runs."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse

from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.planning.actions.agree_package import Item, PackageRefused, agree_package, settle_package
from wizard.planning.actions.start_provision import NotReady, change_package, start_provision
from wizard.planning.enums import PackageStatus
from wizard.planning.forms.packages import HoursForm, LineForm, StartForm, first_hours
from wizard.planning.models import Package
from wizard.planning.offered import likely, services_of
from wizard.planning.pools import left_words
from wizard.planning.queries import lacking_before_start
from wizard.planning.views.sides import Side
from wizard.planning.where import packages_of
from wizard.planning.wording import hours_of_policy
from wizard.routes.service import Casework, casework_of

TEACHING = frozenset({"hours_a_week"})


def planning_of(side: Side) -> Casework:
    """Returns the route's casework of a case that is planned or provided. Raises Http404 for another."""
    found = casework_of(side.case.submission.referral.route_version)
    if found is None or side.case.status not in {CaseStatus.PLANNING, CaseStatus.PROVIDED}:
        raise Http404
    return found


def draft_of(case: Case) -> Package | None:
    """Returns the package that has not begun, else the one that runs."""
    found: Package | None = case.packages.exclude(status=PackageStatus.ENDED).order_by("-number").first()
    return found


def items_of(package: Package | None, *, without: int = 0) -> list[Item]:
    """Returns a package's lines as they would be agreed again, without the one that is taken off."""
    lines = package.lines.exclude(pk=without) if package else []
    return [Item(one.line, one.amount, one.who, one.venue, one.why, one.exception) for one in lines]


def hours_of(items: list[Item], casework: Casework) -> Decimal:
    """Returns the hours a week of what is taught."""
    amounts = [one.amount or Decimal(0) for one in items if casework.lines[one.line].unit in TEACHING]
    return sum(amounts, Decimal(0))


def package(side: Side) -> HttpResponse:
    """Answers with what is provided and was; POST takes a line off the package that has not begun."""
    casework = planning_of(side)
    draft = draft_of(side.case)
    refused = ""
    if side.request.method == "POST":
        off = side.number("line")
        if draft is None or not draft.lines.filter(pk=off).exists():
            raise Http404
        items = items_of(draft, without=off)
        refused = agreed(side, items, first_hours(draft))
        if not refused:
            return side.back("package/")
    items = items_of(draft)
    planned = draft if draft and draft.status == PackageStatus.PLANNED else None
    return side.show(
        "planning/package.html",
        refused=refused,
        draft=draft,
        planned=planned,
        hours=hours_of(items, casework),
        policy=hours_of_policy(side.case),
        packages=packages_of(side.case),
        running=side.case.status == CaseStatus.PROVIDED,
        lacks=lacking_before_start(side.case, planned) if planned else [],
    )


def agreed(side: Side, items: list[Item], hours: dict[str, Any]) -> str:
    """Agrees the package anew and returns what is wrong with it, else nothing."""
    try:
        agree_package(side.actor, side.case, items, **hours)
    except PackageRefused as refused:
        return str(refused)
    return ""


def settle(side: Side) -> HttpResponse:
    """Takes the press that settles the package; the family reads it from then on. 404 but for a press on a draft."""
    draft = side.case.packages.filter(status=PackageStatus.PLANNED).first()
    if draft is None or side.request.method != "POST":
        raise Http404
    settle_package(side.actor, draft)
    return side.back("package/")


def line(side: Side) -> HttpResponse:
    """Asks for one line; POST adds it to the package that has not begun, or begins the next from the one that runs."""
    casework, draft = planning_of(side), draft_of(side.case)
    services = services_of(casework)
    form = LineForm(
        side.posted, casework=casework, places=left_words(side.case.authority, casework), services=services,
        likely=likely(side.case, services),
    )  # fmt: skip
    if form.is_valid():
        refused = agreed(side, [*items_of(draft), form.item()], first_hours(draft))
        if not refused:
            return side.back("package/" if draft and draft.full_time_hours else "package/hours/")
        form.say({"": refused})
    return side.ask(form, "Add to the package", send="Add it", back="package/")


def hours(side: Side) -> HttpResponse:
    """Asks what full time is; POST keeps it, with the reason and the next look where it is less."""
    casework, draft = planning_of(side), draft_of(side.case)
    if draft is None:
        return side.back("package/line/")
    form = HoursForm(side.posted, initial=first_hours(draft))
    if form.is_valid():
        said = form.cleaned_data
        if said["full_time_hours"] is None:
            form.say({"full_time_hours": "Enter how many hours a week are full time"})
        else:
            refused = agreed(side, items_of(draft), said)
            if not refused:
                return side.back("package/")
            form.say({"next_increase_on" if "looked at" in refused else "why_less": refused})
    lead = f"The package has {hours_of(items_of(draft), casework):f} hours of teaching a week."
    return side.ask(form, "Full time, or less?", send="Keep this", back="package/", lead=lead)


def start(side: Side) -> HttpResponse:
    """Asks for the first day; POST records it and the clocks run. What is missing is said instead."""
    planning_of(side)
    draft = side.case.packages.filter(status=PackageStatus.PLANNED).first()
    if draft is None or side.case.status != CaseStatus.PLANNING:
        raise Http404
    return begin(side, draft, "The first day", "Record the first day", start_provision)


def change(side: Side) -> HttpResponse:
    """Asks from which day the changed package runs; POST records it, and the period goes on."""
    planning_of(side)
    draft = side.case.packages.filter(status=PackageStatus.PLANNED).first()
    if draft is None or side.case.status != CaseStatus.PROVIDED:
        raise Http404
    return begin(side, draft, "From when does the change count?", "Record the change", change_package)


def begin(side: Side, draft: Package, heading: str, send: str, action: Any) -> HttpResponse:
    """Asks for a day and does what it is for."""
    form, lacks = StartForm(side.posted), lacking_before_start(side.case, draft)
    if form.is_valid():
        try:
            action(side.actor, draft, form.cleaned_data["starts_on"])
            return side.back()
        except NotReady as refused:
            lacks = refused.lacks
            form.say({f"lack {one.about}": one.say for one in lacks})
        except PackageRefused as refused:
            form.say({"starts_on": str(refused)})
    return side.ask(form, heading, send=send, back="package/", lacks=lacks)
