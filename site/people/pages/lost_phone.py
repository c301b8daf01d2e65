"""Somebody lost the phone and the recovery codes: who looks after their roles takes the second step off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people.actions.reset_second_factor import may_reset, reset_second_factor
from people.pages.reach import back_from, role_of
from people.requests import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def lost_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what follows and asks once. 404 for who may not end the role; where somebody else looks after another
    role of theirs, the page says who can do it and offers nothing."""
    held = role_of(request, pk, own=False)
    actor = signed_in(request)
    allowed = may_reset(actor, held.user)
    if request.method == "POST" and allowed:
        reset_second_factor(actor, held.user)
        messages.success(request, f"{held.user} signs in without a second step once, and is asked to set up another.")
        return redirect(back_from(request, held))
    context = {
        "held": held,
        "allowed": allowed,
        "back": back_from(request, held),
        "authority": held.school.authority if held.school else held.authority,
    }
    return render(request, "people/lost_phone.html", context, status=200 if allowed else 403)
