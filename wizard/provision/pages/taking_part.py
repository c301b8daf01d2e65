"""The log of taking part, the warning before any end, and the look at the home."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.provision.actions.assess_home import assess_home
from wizard.provision.actions.log_engagement import WarningRefused, log_engagement, warn_family
from wizard.provision.engagement import hindrance_to_ending, in_a_row
from wizard.provision.models import EngagementEntry, EngagementWarning, HomeRisk
from wizard.provision.pages.sides import writing_side
from wizard.provision.queries import home_documents, log_of, placements_of, warnings_of
from wizard.provision.safety_forms import EngagementForm, HomeForm, WarningForm

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@GET_POST
def engagement(request: HttpRequest, **address: str) -> HttpResponse:
    """Shows the log and asks for a line; POST writes it. 404 for who may not write on this case."""
    side = writing_side(request, **address)
    form = EngagementForm(request.POST if request.method == "POST" else None, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        log_engagement(signed_in(request), side.case, **form.cleaned_data)
        return redirect(side.href("engagement"))
    log, today = log_of(side.case), timezone.localdate()
    context = {
        **side.context,
        "form": form,
        "back_href": side.href("case"),
        "warn_href": side.href("warning") if side.council else "",
        "entries": EngagementEntry.objects.filter(case=side.case).select_related("recorded_by").order_by("-day", "-pk"),
        "warnings": EngagementWarning.objects.filter(case=side.case).select_related("given_by").order_by("-given_on"),
        "running": len(in_a_row(log)),
        "hindrance": hindrance_to_ending(log, warnings_of(side.case), today),
    }
    return render(request, "provision/engagement.html", context)


@never_cache
@login_required
@GET_POST
def warning(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks how the family was warned; POST writes it down. 404 for anyone but the council's own case workers."""
    side = writing_side(request, reference=reference)
    form = WarningForm(request.POST if request.method == "POST" else None, initial={"given_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            warn_family(signed_in(request), side.case, **form.cleaned_data)
        except WarningRefused as refused:
            form.add_error("look_again_on", str(refused))
        else:
            return redirect(side.href("engagement"))
    context: dict[str, Any] = {**side.context, "form": form, "back_href": side.href("engagement")}
    return render(request, "provision/warning.html", context)


@never_cache
@login_required
@GET_POST
def home(request: HttpRequest, placement: str, **address: str) -> HttpResponse:
    """Asks about the home as a place to teach; POST writes it down. 404 also for a placement of another case."""
    side = writing_side(request, **address)
    one = get_object_or_404(placements_of(side.case), public_id=placement)
    form = HomeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        assess_home(signed_in(request), one, **form.cleaned_data)
        return redirect(side.href("case"))
    context = {
        **side.context,
        "form": form,
        "back_href": side.href("case"),
        "placement": one,
        "wanted": home_documents(side.case),
        "earlier": HomeRisk.objects.filter(placement=one).select_related("recorded_by").order_by("-pk"),
    }
    return render(request, "provision/home.html", context)
