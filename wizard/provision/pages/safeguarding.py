"""Who the safeguarding people of a school or of a council are: they read worries that come from providers."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.models import Authority, School
from people.service import signed_in
from wizard.provision.actions.name_safeguarding import end_name, name_person
from wizard.provision.pages.sides import writing_side
from wizard.provision.readers import at_council, at_school, may_name, named_at, safeguarding_at
from wizard.provision.safety_forms import PersonForm


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def safeguarding(request: HttpRequest, **address: str) -> HttpResponse:
    """Shows who they are on the visitor's side of a case; whoever says who they are adds one or ends one by POST.

    404 for who may not write on the case, and for changes by anybody else.
    """
    side = writing_side(request, **address)
    place: Authority | School = side.case.authority if side.council else side.case.school
    may = may_name(request.user, place)
    if request.method == "POST" and not may:
        raise Http404
    there = at_council(place) if isinstance(place, Authority) else at_school(place)
    others = there.exclude(pk__in=safeguarding_at(place))
    ends = request.method == "POST" and "end" in request.POST
    posted = request.POST if request.method == "POST" and not ends else None
    form = PersonForm(posted, people=others, label="Who reads worries as well?")
    if ends:
        end_name(signed_in(request), get_object_or_404(named_at(place), pk=number_of(request.POST["end"])))
        return redirect(side.href("safeguarding"))
    if posted is not None and form.is_valid():
        name_person(signed_in(request), place, form.person())
        return redirect(side.href("safeguarding"))
    context = {
        **side.context,
        "form": form if may else None,
        "place": place,
        "named": named_at(place),
        "still": set(safeguarding_at(place).values_list("pk", flat=True)),
        "others": others.exists(),
        "may_name": may,
        "council": side.council,
        "back_href": side.href("concerns"),
    }
    return render(request, "provision/safeguarding.html", context)


def number_of(text: str) -> int:
    """Returns a row's number as it was posted. Raises Http404 for anything else."""
    if not text.isdecimal() or len(text) > 12:
        raise Http404
    return int(text)
