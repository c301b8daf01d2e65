"""What a provider sees by its link: today's register of its own pupils, and the report on each. Nothing else."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from links.models import Link
from links.service import address_of, opened_by_link
from wizard.attendance.enums import Half
from wizard.casework.service import pupil_words
from wizard.provision.actions.keep_provider import PURPOSE
from wizard.provision.actions.mark_session import NotInTheRegister, mark_session
from wizard.provision.actions.send_report import send_report
from wizard.provision.forms import MarkForm, ReportForm
from wizard.provision.models import Placement, Provider, ProviderReport, RegisterMark
from wizard.provision.queries import ForRegister, leads_of, may_mark, provider_of, pupils_of, register_of
from wizard.provision.weeks import Session

View = Callable[..., HttpResponseBase]


def their_page(view: View) -> View:
    """Makes view(request, link, provider, ...) of a page behind a provider's link."""

    @wraps(view)
    def reached(request: HttpRequest, link: Link, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, link, provider_of(link), **kwargs)
        except (Provider.DoesNotExist, PermissionDenied):
            raise Http404 from None

    return require_http_methods(["GET", "HEAD", "POST"])(opened_by_link(PURPOSE)(reached))


def frame(link: Link, provider: Provider) -> dict[str, Any]:
    """Returns what every page behind the link shows."""
    return {"authority": provider.authority, "provider": provider, "home_href": address_of(link)}


def day_asked(request: HttpRequest, today: date) -> date:
    """Returns the day in the address, today where it names none. Raises Http404 for one that may not be kept."""
    asked = request.GET.get("day", "")
    try:
        found = date.fromisoformat(asked) if asked else today
    except ValueError:
        raise Http404 from None
    if not may_mark(found, today):
        raise Http404
    return found


@their_page
def register(request: HttpRequest, link: Link, provider: Provider) -> HttpResponseBase:
    """Shows the register of a day; POST keeps one session of it."""
    today = timezone.localdate()
    on = day_asked(request, today)
    rows = register_of(provider, on, today)
    bound: dict[tuple[str, str], MarkForm] = {}
    if request.method == "POST":
        key = (request.POST.get("placement", ""), request.POST.get("half", ""))
        placement = next((one.placement for one in rows if one.placement.public_id == key[0]), None)
        if placement is None or key[1] not in set(Half):
            raise Http404
        bound[key] = form_for(key, request.POST)
        if bound[key].is_valid() and kept(link, placement, on, Half(key[1]), bound[key]):
            return redirect(f"{address_of(link)}?day={on.isoformat()}")
    name, leads = last_name(link), leads_of([one.placement.case for one in rows])
    context = {
        **frame(link, provider),
        "day": on,
        "today": today,
        "rows": [row_of(one, bound, name, leads.get(one.placement.case_id, "")) for one in rows],
        "form": next(iter(bound.values()), None),
        "token": token_of(request),
        "earlier": earlier(on, today),
        "later": on + timedelta(days=1) if on < today else None,
        "to_begin": pupils_of(provider).filter(first_day__gt=on).count(),
    }
    return render(request, "provision/register.html", context)


def kept(link: Link, placement: Placement, on: date, half: Half, form: MarkForm) -> bool:
    """Keeps what a valid form says. Raises Http404 for a session that the provider does not teach."""
    said = form.cleaned_data
    try:
        mark_session(
            link, placement, on, half, came=said["came"], said_by=said["said_by"], why=said["why"],
            told=said["told"], hours=said["hours"],
        )  # fmt: skip
    except NotInTheRegister:
        raise Http404 from None
    return True


def token_of(request: HttpRequest) -> str:
    """Returns the secret part of the address that was opened, for the page's own links."""
    match = request.resolver_match
    return str(match.kwargs["token"]) if match else ""


def earlier(on: date, today: date) -> date | None:
    """Returns the day before, where it may still be put right."""
    before = on - timedelta(days=1)
    return before if may_mark(before, today) else None


def form_for(key: tuple[str, str], data: Any = None, initial: dict[str, Any] | None = None) -> MarkForm:
    """Returns the form of one session; its fields' ids are its own on a page with many."""
    return MarkForm(data, initial=initial, auto_id=f"id-{key[0]}-{key[1]}-%s")


def row_of(one: ForRegister, bound: dict[tuple[str, str], MarkForm], name: str, lead: str) -> dict[str, Any]:
    """Returns a pupil's line of the register."""
    case = one.placement.case
    return {
        "placement": one.placement,
        "pupil": pupil_words(case),
        "school": case.school,
        "lead": lead,
        "closed": one.closed,
        "at_school": one.at_school,
        "sessions": [session_row(one.placement, session, bound, name) for session in one.sessions],
    }


def session_row(
    placement: Placement, session: Session, bound: dict[tuple[str, str], MarkForm], name: str
) -> dict[str, Any]:
    """Returns one session with its form, which starts with what was planned or said."""
    key = (placement.public_id, str(session.half))
    mark = session.mark
    start: dict[str, Any] = {"said_by": name, "hours": session.slot.hours if session.slot else None}
    if mark is not None:
        start |= {"came": mark.came, "why": mark.why, "told": mark.told, "hours": mark.hours}
    form = bound.get(key) or form_for(key, initial=start)
    return {"session": session, "half": str(session.half), "form": form, "open": mark is None or key in bound}


def last_name(link: Link) -> str:
    """Returns who kept the register last by this link, so that nobody types a name ten times."""
    mark = RegisterMark.objects.filter(by_link=link).order_by("-pk").first()
    return mark.said_by if mark else ""


@their_page
def report(request: HttpRequest, link: Link, provider: Provider, placement: str) -> HttpResponseBase:
    """Asks how it goes; POST sends the report. 404 for a pupil of another provider."""
    found = get_object_or_404(pupils_of(provider), public_id=placement)
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        initial={"written_by": last_name(link), "last_day": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        send_report(link, found, **form.cleaned_data)
        return redirect(address_of(link))
    context = {
        **frame(link, provider),
        "form": form,
        "placement": found,
        "pupil": pupil_words(found.case),
        "school": found.case.school,
        "reports": list(ProviderReport.objects.filter(placement=found)[:10]),
    }
    return render(request, "provision/report.html", context)
