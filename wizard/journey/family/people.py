"""The school's list of who belongs to the pupil."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from people.service import signed_in
from wizard.consent.models import FamilyPerson
from wizard.consent.service import (
    ChangedSinceShown,
    add_person,
    address_for,
    change_person,
    clinician_behind,
    consents_asked,
    may_be_asked,
    may_read_hidden,
    people_of,
    remove_person,
)
from wizard.journey.family.forms import PersonForm, initial_of
from wizard.journey.family.reach import load_to_ask, person_in
from wizard.journey.older_page import written_over
from wizard.journey.situation import Situation
from wizard.journey.views.reach import shell

ADULTS = ("parent", "mother", "father", "carer")


@require_safe
@login_required
def people(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Lists the people; an address that is hidden shows only to those it is for."""
    situation, actor = load_to_ask(request, public_id), signed_in(request)
    parties = may_be_asked(situation.route)
    listed = [
        {
            "person": one,
            "party": parties.get(one.party, one.party),
            "address": address_for(actor, one),
            "hidden": one.address_hidden and not may_read_hidden(actor, one),
        }
        for one in people_of(situation.referral)
    ]
    return render(request, "family/people.html", {**shell(request, situation), "people": listed})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Adds somebody; ?from= a question about a person fills in what was answered there."""
    situation = load_to_ask(request, public_id)
    start = {"responsibility": "not_known", **suggested(situation, request.GET.get("from", ""))}
    form = PersonForm(request.POST if request.method == "POST" else None, route=situation.route, initial=start)
    if request.method == "POST" and form.is_valid():
        add_person(signed_in(request), situation.referral, form.about())
        return redirect(where_next(request, situation))
    context = {"form": form, "suggestions": suggestions(situation), "adding": True}
    return render(request, "family/person.html", {**shell(request, situation), **context})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, public_id: str, person: str) -> HttpResponseBase:
    """Changes somebody, or takes them off. Who may not read a hidden address cannot overwrite it either."""
    situation, actor = load_to_ask(request, public_id), signed_in(request)
    found = person_in(situation, person)
    if request.method == "POST" and request.POST.get("remove"):
        return remove(request, situation, found)
    start = initial_of(found)
    form = PersonForm(request.POST if request.method == "POST" else None, route=situation.route, initial=start)
    hidden = found.address_hidden and not may_read_hidden(actor, found)
    if hidden:
        del form.fields["address"]
    theirs: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        about = form.about()
        if hidden:
            about["address_hidden"] = True
        try:
            change_person(actor, found, about, shown=form.cleaned_data["seen"])
        except ChangedSinceShown:
            theirs = written_over(form, start, start["seen"])
        if not theirs:
            return redirect("family:people", public_id)
    context = {"form": form, "person": found, "theirs": theirs}
    return render(request, "family/person.html", {**shell(request, situation), **context})


def remove(request: HttpRequest, situation: Situation, person: FamilyPerson) -> HttpResponseBase:
    """Takes somebody off; who answered stays, and the page says so."""
    try:
        remove_person(signed_in(request), person)
    except PermissionDenied:
        context = {"person": person, "form": PersonForm(route=situation.route, initial=initial_of(person))}
        return render(request, "family/person.html", {**shell(request, situation), **context, "stays": True})
    return redirect("family:people", situation.referral.public_id)


def suggestions(situation: Situation) -> dict[str, str]:
    """Returns question key -> name, for people named in the answers who are not on the list yet."""
    there = {one.name.casefold() for one in people_of(situation.referral)}
    asked = [key for key, one in situation.route.questions.items() if one.kind == "person" and key.startswith("parent")]
    named = {key: (situation.values.get(key) or {}).get("name", "") for key in asked}
    return {key: name for key, name in named.items() if name and name.casefold() not in there}


def suggested(situation: Situation, key: str) -> dict[str, Any]:
    """Returns the first values of the form from one answer."""
    if key not in suggestions(situation):
        return {}
    said = situation.values[key]
    kept = {"name": said.get("name", ""), "email": said.get("email", ""), "phone": said.get("phone", "")}
    return {**kept, "relationship": said.get("role", ""), "party": first_adult(situation)}


def first_adult(situation: Situation) -> str:
    """Returns the party that parents are on this route."""
    parties = may_be_asked(situation.route)
    return next((key for key in parties if key in ADULTS), next(iter(parties)))


def where_next(request: HttpRequest, situation: Situation) -> str:
    """Returns the address of the page from which somebody was to be added: of one consent, or the list of people."""
    key, public_id = request.GET.get("for", ""), situation.referral.public_id
    if key in consents_asked(situation.route) or clinician_behind(situation.referral, key):
        return reverse("family:ask", args=[public_id, key])
    return reverse("family:people", args=[public_id])
