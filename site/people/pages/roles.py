"""Changing a role, ending one, leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people.actions.change_role import change_role
from people.actions.end_membership import end_membership
from people.enums import Role
from people.granting import offered
from people.joining import is_last_administrator
from people.models import Authority, Membership
from people.pages.forms import RoleForm
from people.pages.reach import back_from, role_of
from people.requests import signed_in

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives somebody another role at the same place."""
    held = role_of(request, pk, own=False)
    roles = offered(held.authority)
    if held.role not in roles:
        raise Http404  # a senior coordinator's role is changed by whoever runs the site
    form = RoleForm(request.POST if request.method == "POST" else None, roles=roles, initial={"role": held.role})
    if form.is_valid():
        change_role(signed_in(request), held, Role(form.cleaned_data["role"]))
        messages.success(request, f"{held.user} has another role now.")
        return redirect(back_from(request, held))
    context = {"form": form, "held": held, "back": back_from(request, held), "last": is_last_administrator(held)}
    return render(request, "people/change_role.html", {**context, "authority": _shown_for(held)})


@require_http_methods(FORM_METHODS)
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once, then ends a role: one's own is leaving."""
    held = role_of(request, pk, own=True)
    own = held.user == signed_in(request)
    if request.method == "POST":
        end_membership(signed_in(request), held)
        place = held.school or held.authority
        messages.success(request, f"You have left {place}." if own else f"{held.user} no longer works here.")
        return redirect(back_from(request, held))
    context = {"held": held, "own": own, "back": back_from(request, held), "last": is_last_administrator(held)}
    return render(request, "people/end_role.html", {**context, "authority": _shown_for(held)})


def _shown_for(held: Membership) -> Authority | None:
    return held.school.authority if held.school else held.authority
