"""The council's part of a case on provision: who teaches, the week, the register, and what it changes of them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.service import signed_in
from wizard.casework.models import Case
from wizard.casework.service import case_context, case_for
from wizard.planning.models import PackageLine
from wizard.provision.actions.agree_timetable import TimetableRefused, agree_timetable
from wizard.provision.actions.place_pupil import PlacementRefused, change_placement, place_pupil
from wizard.provision.forms import PlaceForm, PlacementForm, TimetableForm, week_initial
from wizard.provision.pages.reach import provision_of
from wizard.provision.queries import kept_of, placements_of, providers_for

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows what is provided to the pupil. 404 for anyone but the council's own case workers."""
    found = case_for(request, reference)
    context = {**case_context(found, "provision"), **provision_of(request, found), "may": True}
    return render(request, "provision/case.html", context)


@never_cache
@login_required
@GET_POST
def place(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks who is to teach; POST writes it down. 404 as for the case."""
    found = case_for(request, reference)
    providers = providers_for(found, timezone.localdate())
    lines = list(PackageLine.objects.filter(package__case=found).exclude(package__status="ended"))
    form = PlaceForm(request.POST if request.method == "POST" else None, providers=providers, lines=lines)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        wanted = said.pop("provider")
        chosen = next(one for one in providers if one.public_id == wanted)
        number = said.pop("line", "")
        line = next((one for one in lines if str(one.pk) == number), None)
        try:
            placement = place_pupil(signed_in(request), found, chosen, line=line, **said)
        except PlacementRefused as refused:
            form.say(refused.faults)
        else:
            return redirect("provision:placement", reference, placement.public_id)
    context = {**case_context(found, "provision"), "form": form, "providers": providers}
    return render(request, "provision/place.html", context)


@never_cache
@login_required
@GET_POST
def placement(request: HttpRequest, reference: str, placement: str) -> HttpResponse:
    """Asks how a placement stands; POST stores it. 404 also for a placement of another case."""
    found = case_for(request, reference)
    one = get_object_or_404(placements_of(found), public_id=placement)
    names = ("first_day", "last_day", "sharing_agreed_on", "daily_method", "venue", "home_advice", "where", "roll")
    form = PlacementForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(one, name) for name in names}
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_placement(signed_in(request), one, **form.cleaned_data)
        except PlacementRefused as refused:
            form.say(refused.faults)
        else:
            return redirect("provision:case", reference)
    context = {**case_context(found, "provision"), "form": form, "placement": one}
    return render(request, "provision/placement.html", context)


@never_cache
@login_required
@GET_POST
def timetable(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks for the week; POST agrees the next timetable. 404 as for the case."""
    found = case_for(request, reference)
    today = timezone.localdate()
    form = TimetableForm(
        request.POST if request.method == "POST" else None,
        placements=placements_of(found),
        initial=week_initial(kept_of(found, today, today).timetable_on(today)),
    )
    if request.method == "POST" and form.is_valid() and agreed(request, found, form):
        return redirect("provision:case", reference)
    return render(request, "provision/timetable.html", {**case_context(found, "provision"), "form": form})


def agreed(request: HttpRequest, case: Case, form: TimetableForm) -> bool:
    """Agrees the week of a valid form; False where it cannot stand, and the form says why."""
    said = form.cleaned_data
    try:
        agree_timetable(
            signed_in(request), case, said["holds_from"], form.half_days(), until=said["until"],
            review_on=said["review_on"], agreed_with=said["agreed_with"], subjects=said["subjects"],
        )  # fmt: skip
    except TimetableRefused as refused:
        form.say(refused.faults)
        return False
    return True
