"""What is scarce, per authority: how many there are, and the waiting list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from formkit.presentation import present
from people.enums import CASE_ROLES, Role
from people.models import Authority
from people.service import authorities_with, holds, signed_in
from wizard.casework.service import CaseForm
from wizard.planning.actions.claim_places import set_places
from wizard.planning.forms.packages import whole_number
from wizard.planning.pools import pools_of


class PlacesForm(CaseForm):
    """How many there are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"] = present(whole_number("How many are there?"), size="m")


@never_cache
@login_required
@require_safe
def pools(request: HttpRequest) -> HttpResponse:
    """Lists what is scarce at the person's authorities. 404 for who works no cases."""
    user = signed_in(request)
    authorities = list(authorities_with(user, CASE_ROLES))
    if not authorities:
        raise Http404
    groups = [
        {
            "authority": one,
            "rows": pools_of(one),
            "may_set": holds(user, {Role.SENIOR_COORDINATOR}, authority=one),
        }
        for one in authorities
    ]
    context = {"authority": authorities[0] if len(authorities) == 1 else None, "groups": groups, "desk_part": "pools"}
    return render(request, "planning/pools.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest, authority: str, pool: str) -> HttpResponse:
    """Asks how many there are; POST keeps it, and whoever is next has a place. 404 for who is no senior coordinator."""
    user = signed_in(request)
    seniors = authorities_with(user, {Role.SENIOR_COORDINATOR})
    found: Authority = get_object_or_404(seniors, slug=authority)
    row = next((one for one in pools_of(found) if one.pool.key == pool), None)
    if row is None:
        raise Http404
    form = PlacesForm(request.POST if request.method == "POST" else None, initial={"places": row.places})
    if form.is_valid():
        set_places(user, found, pool, form.cleaned_data["places"])
        return redirect("planning:pools")
    return render(request, "planning/places.html", {"authority": found, "form": form, "row": row, "desk_part": "pools"})
