"""Who works at a school or an authority, for who looks after it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from people.actions.name_person import name_person
from people.granting import has_administrator
from people.joining import (
    Place,
    has_run_out,
    open_invitations,
    people_at,
    people_who_left,
    requests_at,
    requests_waiting_for,
)
from people.models import Authority, School
from people.pages.forms import NamedPersonForm
from people.pages.reach import authority_of, school_of
from people.requests import signed_in

MOST_LEFT = 20


@require_safe
@login_required
def school(request: HttpRequest, school: str) -> HttpResponse:
    """Shows who works at a school, who is invited and who asks."""
    found = school_of(request, school)
    later = [one.later for one in found.later_schools.select_related("later")]
    context = {
        "school": found,
        "waiting": requests_at(found),
        "invite": reverse("people:invite_to_school", args=[found.slug]),
        "attended": has_administrator(found),
        "later": later,
    }
    return render(request, "people/school.html", {**shown(request, Place(school=found), found), **context})


@require_safe
@login_required
def authority(request: HttpRequest, authority: str) -> HttpResponse:
    """Shows who works at an authority, who is invited, and the requests at schools that nobody administers."""
    found = authority_of(request, authority)
    context = {
        "waiting": requests_waiting_for(request.user),
        "invite": reverse("people:invite_to_authority", args=[found.slug]),
    }
    return render(request, "people/authority.html", {**shown(request, Place(authority=found), found), **context})


def shown(request: HttpRequest, place: Place, named: School | Authority) -> dict[str, Any]:
    """Returns what the page of either shows."""
    return {
        "place": named,
        "authority": place.authority or (place.school.authority if place.school else None),
        "people": people_at(place),
        "left": people_who_left(place)[:MOST_LEFT],
        "invitations": [(one, has_run_out(one)) for one in open_invitations(place)],
        "me": signed_in(request),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def named_person(request: HttpRequest, school: str) -> HttpResponse:
    """Names who answers for pupils with medical needs; the button "Name nobody" takes it off."""
    found = school_of(request, school)
    page = redirect("people:school", found.slug)
    if request.method == "POST" and "nobody" in request.POST:
        name_person(signed_in(request), found, "", "")
        messages.success(request, "The school names nobody now.")
        return page
    known = {"role": found.named_role, "mailbox": found.named_mailbox}
    form = NamedPersonForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        name_person(signed_in(request), found, form.cleaned_data["role"], form.cleaned_data["mailbox"])
        messages.success(request, "Saved.")
        return page
    return render(request, "people/named_person.html", {"form": form, "school": found, "authority": found.authority})
