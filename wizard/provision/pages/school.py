"""The school's part on provision: the same week and register, and the timetable it may write down itself."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wizard.casework.service import school_case_for, school_context
from wizard.provision.forms import TimetableForm, week_initial
from wizard.provision.pages.case import agreed
from wizard.provision.pages.reach import provision_of
from wizard.provision.queries import kept_of, placements_of

HEADING = "What is provided, and the codes"


@never_cache
@login_required
@require_safe
def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """Shows what is provided to the school's pupil, with the code of each half day. 404 for any other school's."""
    found = school_case_for(request, public_id)
    context = {**school_context(request, found, "provision", HEADING), **provision_of(request, found)}
    return render(request, "provision/school.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def timetable(request: HttpRequest, public_id: str) -> HttpResponse:
    """Asks for the week; POST agrees the next timetable. 404 for who may not write for the school."""
    found = school_case_for(request, public_id)
    context = school_context(request, found, "provision", "The week")
    if not context["may"]:
        raise Http404
    today = timezone.localdate()
    form = TimetableForm(
        request.POST if request.method == "POST" else None,
        placements=placements_of(found),
        initial=week_initial(kept_of(found, today, today).timetable_on(today)),
    )
    if request.method == "POST" and form.is_valid() and agreed(request, found, form):
        return redirect("provision_school:case", public_id)
    return render(request, "provision/school_timetable.html", {**context, "form": form})
