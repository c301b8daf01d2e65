"""One's own places: where a person works, what they asked for, and what waits for their answer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.enums import Role
from people.joining import place_of, requests_of, requests_waiting_for, roles_of
from people.pages.reach import address_of_place
from people.requests import signed_in

MOST_LISTED = 100
MANAGE = {Role.SCHOOL_ADMINISTRATOR, Role.SENIOR_COORDINATOR}


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Lists where the person works, with a way to leave, and the requests they are to answer."""
    user = signed_in(request)
    held = list(roles_of(user))
    context = {
        "held": [(one, address_of_place(place_of(one)) if one.role in MANAGE else "") for one in held],
        "asked": requests_of(user),
        "waiting": requests_waiting_for(user)[:MOST_LISTED],
    }
    return render(request, "people/mine.html", context)
