"""The council's visits to where a pupil is taught: planned, then written down."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.provision.actions.keep_visit import plan_visit, record_visit
from wizard.provision.looking_forms import PlanVisitForm, VisitForm
from wizard.provision.models import Visit
from wizard.provision.pages.sides import side_of
from wizard.provision.queries import placements_of

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@GET_POST
def visits(request: HttpRequest, reference: str, placement: str) -> HttpResponse:
    """Shows the visits and asks for the next; POST plans it. 404 for anyone but the council's own case workers."""
    side = side_of(request, reference=reference)
    one = get_object_or_404(placements_of(side.case), public_id=placement)
    form = PlanVisitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        plan_visit(signed_in(request), one, **form.cleaned_data)
        return redirect("provision:visits", reference, placement)
    context = {
        **side.context,
        "form": form,
        "placement": one,
        "visits": one.visits.select_related("recorded_by"),
        "back_href": side.href("case"),
    }
    return render(request, "provision/visits.html", context)


@never_cache
@login_required
@GET_POST
def visit(request: HttpRequest, reference: str, placement: str, visit: int) -> HttpResponse:
    """Asks what a visit found; POST writes it down, once. 404 also for one that was written down."""
    side = side_of(request, reference=reference)
    found = get_object_or_404(
        Visit, pk=visit, held_on=None, placement__public_id=placement, placement__in=placements_of(side.case)
    )
    form = VisitForm(request.POST if request.method == "POST" else None, initial={"held_on": found.planned_on})
    if request.method == "POST" and form.is_valid():
        record_visit(signed_in(request), found, **form.cleaned_data)
        return redirect("provision:visits", reference, placement)
    context = {
        **side.context,
        "form": form,
        "visit": found,
        "placement": found.placement,
        "back_href": side.href("visits", placement),
    }
    return render(request, "provision/visit.html", context)
