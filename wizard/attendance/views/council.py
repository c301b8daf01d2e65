"""What a council's people see of attendance: the returns schools have sent, and the council's term dates."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from people.models import Authority
from people.service import signed_in
from schoolyear.years import starting_year
from wizard.attendance.actions.change_terms import change_terms
from wizard.attendance.actions.open_returns import open_returns
from wizard.attendance.models import TermDates
from wizard.attendance.queries import councils_worked_for, returns_seen_by
from wizard.attendance.terms_form import TermsForm, initial_of
from wizard.attendance.watches import alert_of

MOST_LISTED = 300


def council_of(request: HttpRequest, slug: str) -> Authority:
    """Returns an authority the person works cases for. Raises Http404 for every other."""
    return get_object_or_404(councils_worked_for(request.user), slug=slug)


@require_safe
@login_required
def council_returns(request: HttpRequest, authority: str) -> HttpResponse:
    """Lists the returns, the latest first; who read them is written down, and the first reading dated."""
    council = council_of(request, authority)
    listed = list(returns_seen_by(request.user).filter(authority=council)[:MOST_LISTED])
    open_returns(signed_in(request), council, listed)
    context = {"authority": council, "returns": listed, "desk_part": "returns"}
    context["watch"] = alert_of(council, timezone.localdate())
    return render(request, "attendance/council_returns.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def term_dates(request: HttpRequest, authority: str) -> HttpResponse:
    """Shows the published school years; POST publishes or changes one."""
    council = council_of(request, authority)
    years = list(TermDates.objects.filter(authority=council, school=None).order_by("-starting_year"))
    wanted = request.GET.get("year", "")
    year = (
        int(wanted)
        if wanted.isascii() and wanted.isdigit() and len(wanted) == 4
        else starting_year(timezone.localdate())
    )
    row = next((one for one in years if one.starting_year == year), None)
    form = TermsForm(request.POST) if request.method == "POST" else TermsForm(initial=initial_of(row, year))
    if form.is_bound and form.is_valid():
        change_terms(signed_in(request), council, **form.cleaned_data)
        return redirect("attendance:term_dates", council.slug)
    context: dict[str, Any] = {"authority": council, "years": years, "form": form, "year": year, "row": row}
    return render(request, "attendance/term_dates.html", context)
