"""The calendar of a council's panels, a meeting with its agenda, and its minutes. Members read what is before them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from formkit.options import Option, OptionsField, YesNo
from formkit.presentation import present
from people.enums import CASE_ROLES, Role
from people.models import Authority
from people.service import authorities_with, holds, signed_in
from printing.typesetting import pdf_response
from wizard.casework.actions.hold_panel import CannotHold, Heard, arrange_panel, call_off, put_case, seat, write_minutes
from wizard.casework.case_page import case_context, case_for, pupil_words
from wizard.casework.document import read_document
from wizard.casework.forms import CaseForm, day, long_answer, short_answer
from wizard.casework.models import PanelMeeting
from wizard.casework.panel_dates import minutes_due, proposals
from wizard.casework.panel_pack import items_of, pack_of
from wizard.casework.panel_queries import meetings_visible_to, meetings_worked_by, panels_of
from wizard.casework.papers import papers_of
from wizard.casework.reading import note_reading
from wizard.routes.service import Panel

MOST, CALL_OFF = 100, "call_off"


class MeetingForm(CaseForm):
    """Which panel, when and where."""

    def __init__(self, *args: Any, panels: dict[str, Panel], hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [Option(one.key, one.title) for one in panels.values()]
        self.fields["panel"] = present(
            OptionsField(options, label="Which panel?", missing="Select the panel"), size="m"
        )
        self.fields["on"] = day("When does it meet?", "Date", "Enter the date", hint=hint)
        self.fields["place"] = short_answer("Where?", "", longest=160, required=False, hint="A room, or online.")

    def clean_on(self) -> Any:
        """Returns the day; no meeting is arranged for yesterday."""
        return self.not_before_today("on", "Date")


class SeatForm(CaseForm):
    """Somebody without an account here who is to come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = short_answer("Who else comes?", "Enter a name")
        self.fields["role"] = short_answer("As what?", "Enter their role or profession")


class MinutesForm(CaseForm):
    """Who came, what was advised of each case, and the minutes."""

    def __init__(self, *args: Any, meeting: PanelMeeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting, self.seats, self.items = meeting, list(meeting.seats.all()), items_of(meeting)
        for one in self.seats:
            label = f"Did {one.name} come?"
            self.fields[f"came-{one.pk}"] = present(
                YesNo(label=label, missing=f"Say whether {one.name} came"), size="m"
            )
        for item in self.items:
            reference = item.case.submission.reference
            self.fields[f"advice-{item.pk}"] = long_answer(
                f"{reference}: what does the panel advise?", f"Enter the advice about {reference}", rows=4
            )
            self.fields[f"dissent-{item.pk}"] = long_answer(
                f"{reference}: did anybody see it differently?", "", rows=2, required=False
            )
        self.fields["minutes"] = long_answer("Minutes of the meeting", "Enter the minutes", rows=8)

    def first(self) -> dict[str, Any]:
        """Returns what stands there already."""
        found: dict[str, Any] = {f"came-{one.pk}": one.came for one in self.seats}
        for item in self.items:
            found |= {f"advice-{item.pk}": item.advice, f"dissent-{item.pk}": item.dissent}
        return {**found, "minutes": self.meeting.minutes}


class PutForm(CaseForm):
    """Before which meeting, and with which question."""

    def __init__(self, *args: Any, meetings: list[PanelMeeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [Option(str(one.pk), f"{one.title}, {format_date(one.on, 'l j F Y')}") for one in meetings]
        self.fields["meeting"] = present(
            OptionsField(options, label="Which meeting?", missing="Select the meeting"), size="m"
        )
        self.fields["question"] = long_answer("What is the panel asked?", "Enter what the panel is asked", rows=3)


@never_cache
@login_required
@require_safe
def panels(request: HttpRequest) -> HttpResponse:
    """Lists the meetings to come and those that were. 404 for who neither works cases nor sits on a panel."""
    user = signed_in(request)
    authorities = list(authorities_with(user, CASE_ROLES))
    if not authorities and not holds(user, {Role.PANEL_MEMBER}):
        raise Http404
    today = timezone.localdate()
    meetings = meetings_visible_to(user).filter(cancelled_at=None)
    context = {
        "authority": authorities[0] if len(authorities) == 1 else None,
        "coming": list(meetings.filter(on__gte=today).order_by("on")[:MOST]),
        "past": [(one, minutes_due(one.on)) for one in meetings.filter(on__lt=today).order_by("-on")[:MOST]],
        "today": today,
        "arranged_by": [one for one in authorities if panels_of(one, today)],
        "works": bool(authorities),
        "desk_part": "panels",
    }
    return render(request, "casework/panels.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_panel(request: HttpRequest, authority: str) -> HttpResponse:
    """Asks when a panel meets, with the next dates of its rhythm; POST arranges it. 404 for other councils' people."""
    user, today = signed_in(request), timezone.localdate()
    found: Authority = get_object_or_404(authorities_with(user, CASE_ROLES), slug=authority)
    there = panels_of(found, today)
    if not there:
        raise Http404
    days = next_days(found, there)
    hint = "Its next dates: " + "; ".join(format_date(one, "l j F") for one in days) + "." if days else ""
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        panels=there,
        hint=hint,
        initial={"panel": next(iter(there)), "on": days[0] if days else None},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = arrange_panel(user, found, said["panel"], there[said["panel"]].title, said["on"], said["place"])
        except CannotHold as refused:
            form.say({refused.field: str(refused)})
        else:
            return redirect("casework:panel", meeting=made.pk)
    return render(request, "casework/new_panel.html", {"authority": found, "form": form, "desk_part": "panels"})


def next_days(authority: Authority, there: dict[str, Panel]) -> list[Any]:
    """Returns the next days of the authority's first panel."""
    panel = next(iter(there.values()))
    last = authority.panel_meetings.filter(panel=panel.key, cancelled_at=None).order_by("-on").first()
    return proposals(panel, last.on if last else None, timezone.localdate())


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def panel(request: HttpRequest, meeting: int) -> HttpResponse:
    """Shows a meeting: agenda, seats, minutes. POST adds a seat, or calls the meeting off.

    404 for anyone who neither works nor sits there.
    """
    user = signed_in(request)
    found = get_object_or_404(meetings_visible_to(user), pk=meeting)
    works = holds(user, CASE_ROLES, authority=found.authority)
    off = request.method == "POST" and request.POST.get("do") == CALL_OFF
    form = SeatForm(request.POST if request.method == "POST" and not off else None)
    if request.method == "POST":
        if not works or found.minutes_at or found.cancelled_at:
            raise Http404
        if off:
            call_off(user, found)
            return redirect("casework:panel", meeting=found.pk)
        if form.is_valid():
            seat(user, found, form.cleaned_data["name"], form.cleaned_data["role"])
            return redirect("casework:panel", meeting=found.pk)
    rows = [{"item": one, "pupil": pupil_words(one.case)} for one in items_of(found)]
    context = {
        "authority": found.authority,
        "meeting": found,
        "rows": rows,
        "seats": list(found.seats.all()),
        "works": works,
        "form": form,
        "due": minutes_due(found.on),
        "held": found.on <= timezone.localdate(),
        "desk_part": "panels",
    }
    return render(request, "casework/panel.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, meeting: int) -> HttpResponse:
    """Asks who came and what was advised; POST writes the minutes. 404 for anyone but the council's case workers."""
    user = signed_in(request)
    found = get_object_or_404(meetings_worked_by(user), pk=meeting)
    form = MinutesForm(request.POST if request.method == "POST" else None, meeting=found)
    form.initial = form.first()
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        came = {one.pk: bool(said[f"came-{one.pk}"]) for one in form.seats}
        heard = {one.pk: Heard(said[f"advice-{one.pk}"], said[f"dissent-{one.pk}"]) for one in form.items}
        try:
            write_minutes(user, found, said["minutes"], came=came, heard=heard)
        except CannotHold as refused:
            form.say({refused.field: str(refused)})
        else:
            return redirect("casework:panel", meeting=found.pk)
    context = {"authority": found.authority, "meeting": found, "form": form, "desk_part": "panels"}
    return render(request, "casework/minutes.html", context)


@never_cache
@login_required
@require_safe
def pack(request: HttpRequest, meeting: int) -> HttpResponse:
    """Gives the papers of a meeting as one PDF. 404 for anyone who neither works nor sits there."""
    user = signed_in(request)
    found = get_object_or_404(meetings_visible_to(user), pk=meeting)
    for item in items_of(found):
        note_reading(user, item.case, "panel")
    return pdf_response(pack_of(found), f"panel-{found.on.isoformat()}")


@never_cache
@login_required
@require_safe
def panel_case(request: HttpRequest, meeting: int, reference: str) -> HttpResponse:
    """Shows one case of the agenda as sent, to read only. 404 for a case that is not on it."""
    user = signed_in(request)
    found = get_object_or_404(meetings_visible_to(user), pk=meeting)
    item = next((one for one in items_of(found) if one.case.submission.reference == reference), None)
    if item is None:
        raise Http404
    note_reading(user, item.case, "panel")
    context = {
        "authority": found.authority,
        "meeting": found,
        "item": item,
        "case": item.case,
        "pupil": pupil_words(item.case),
        "papers": papers_of(item.case),
        "works": holds(user, CASE_ROLES, authority=found.authority),
        "desk_part": "panels",
        **read_document(item.case.submission.document),
    }
    return render(request, "casework/panel_case.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def put(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks before which meeting a case shall come; POST puts it there. 404 for anyone but its case workers."""
    user, found = signed_in(request), case_for(request, reference)
    mine = meetings_worked_by(user).filter(authority=found.authority, cancelled_at=None, minutes_at=None)
    meetings = list(mine.filter(on__gte=timezone.localdate()).order_by("on"))
    form = PutForm(request.POST if request.method == "POST" else None, meetings=meetings)
    if request.method == "POST" and form.is_valid():
        chosen = next(one for one in meetings if str(one.pk) == form.cleaned_data["meeting"])
        try:
            put_case(user, chosen, found, form.cleaned_data["question"])
        except CannotHold as refused:
            form.say({refused.field: str(refused)})
        else:
            return redirect("casework:panel", meeting=chosen.pk)
    context = {**case_context(found, "decision"), "form": form, "meetings": meetings}
    return render(request, "casework/put_to_panel.html", context)
