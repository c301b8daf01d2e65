"""Monday morning: several cases chosen in a list are given to an officer, or acknowledged, in one go."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.enums import CASE_ROLES
from people.models import User
from people.service import authorities_with, signed_in
from wizard.casework.actions.do_several import Done, acknowledge_each, assign_each
from wizard.casework.case_page import known_pupil
from wizard.casework.desk.covers import officer
from wizard.casework.forms import CaseForm
from wizard.casework.models import Case
from wizard.casework.officers import officers_of
from wizard.casework.queries import cases_visible_to

ASSIGN, ACKNOWLEDGE = "assign", "acknowledge"
MOST, LONGEST_QUERY = 200, 400


class GiveForm(CaseForm):
    """Which officer takes them."""

    def __init__(self, *args: Any, officers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = officer("Who takes them?", "Select who takes them", officers)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def several(request: HttpRequest) -> HttpResponse:
    """Shows what was chosen and asks once more; POST with step=do does it and says what was done and what was not.

    Cases of other councils are not found. 404 for who works no cases; a GET leads to the list.
    """
    user = signed_in(request)
    authorities = list(authorities_with(user, CASE_ROLES))
    if not authorities:
        raise Http404
    if request.method != "POST":
        return redirect("casework:register")
    what, step = request.POST.get("do", ""), request.POST.get("step", "")
    if what not in (ASSIGN, ACKNOWLEDGE):
        raise Http404
    cases, missing = chosen_cases(user, request.POST.getlist("case"))
    officers = list(officers_of([one.pk for one in authorities]))
    form = GiveForm(request.POST if step == "do" else None, officers=officers) if what == ASSIGN else None
    context = {
        "authority": authorities[0] if len(authorities) == 1 else None,
        "several": len(authorities) > 1,
        "what": what,
        "form": form,
        "rows": [{"case": case, "pupil": known_pupil(case)} for case in cases],
        "missing": missing,
        "back": back_to(request),
        "query": request.POST.get("back", "")[:LONGEST_QUERY],
        "desk_part": "all",
    }
    if not cases or step != "do" or (form is not None and not form.is_valid()):
        return render(request, "casework/several.html", context)
    results = done_by(user, cases, form, officers)
    return render(request, "casework/several_done.html", {**context, **counted(results)})


def chosen_cases(user: User, numbers: Sequence[str]) -> tuple[list[Case], int]:
    """Returns the chosen cases that the person works, by number, and how many of those chosen are not among them."""
    keys = {int(one) for one in numbers[:MOST] if one.isascii() and one.isdigit() and len(one) < 19}
    found = cases_visible_to(user).select_related("owner", "pupil").filter(pk__in=keys).order_by("pk")
    cases = list(found)
    return cases, len(keys) - len(cases)


def done_by(user: User, cases: list[Case], form: GiveForm | None, officers: list[User]) -> list[Done]:
    """Does what was asked and returns it case by case."""
    if form is None:
        return acknowledge_each(user, cases)
    owner = next(one for one in officers if str(one.pk) == form.cleaned_data["owner"])
    return assign_each(user, cases, owner)


def counted(results: list[Done]) -> dict[str, Any]:
    """Returns what was done and what was not, for the page that says so."""
    return {"done": [one for one in results if one.done], "left": [one for one in results if not one.done]}


def back_to(request: HttpRequest) -> str:
    """Returns the list the person came from, as they had narrowed it."""
    said = request.POST.get("back", "")[:LONGEST_QUERY]
    if said == "desk":
        return reverse("casework:desk")
    return f"{reverse('casework:register')}?{said}" if said else reverse("casework:register")
