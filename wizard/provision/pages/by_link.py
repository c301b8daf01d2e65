"""What a provider sees by its link: the day's register of its own pupils, and nothing else."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from links.models import Link
from links.service import address_of
from wizard.attendance.enums import Half
from wizard.casework.service import pupil_words
from wizard.provision.actions.mark_session import NotInTheRegister, mark_session
from wizard.provision.enums import Party
from wizard.provision.link_forms import MarkForm
from wizard.provision.messages import unread_by
from wizard.provision.models import Placement, Provider
from wizard.provision.pages.link_frame import frame, last_name, their_page, token_of
from wizard.provision.queries import ForRegister, leads_of, may_mark, pupils_of, register_of
from wizard.provision.weeks import Session


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
    waiting = unread_by(Party.PROVIDER, [one.placement for one in rows])
    context = {
        **frame(link, provider),
        "day": on,
        "today": today,
        "rows": [
            {**row_of(one, bound, name, leads.get(one.placement.case_id, "")), "waiting": waiting[one.placement.pk]}
            for one in rows
        ],
        "form": next(iter(bound.values()), None),
        "token": token_of(request),
        "earlier": earlier(on, today),
        "later": on + timedelta(days=1) if on < today else None,
        "to_begin": pupils_of(provider, today).filter(first_day__gt=on).count(),
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
    """Returns one session with its form, which starts with what was planned or said.

    `at_once`: one press says that the pupil took part as planned, in the name of whoever kept the register last,
    or in one typed beside it.
    """
    key = (placement.public_id, str(session.half))
    mark = session.mark
    start: dict[str, Any] = {"said_by": name, "hours": session.slot.hours if session.slot else None}
    if mark is not None:
        start |= {"came": mark.came, "why": mark.why, "told": mark.told, "hours": mark.hours}
    form = bound.get(key) or form_for(key, initial=start)
    at_once = mark is None and key not in bound and bool(start["hours"])
    shown = {"session": session, "half": str(session.half), "form": form, "name": name, "at_once": at_once}
    return {**shown, "open": key in bound or (mark is None and not at_once)}
