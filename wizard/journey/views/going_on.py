"""Going on with what was said before: asking to continue, and handing a draft over to the pupil's own council."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from people.enums import REFERRING_ROLES, AuthorityKind
from people.models import Authority
from people.service import holds, signed_in
from wizard.evidence.service import items_visible_to
from wizard.journey.actions.carry_over import (
    continue_referral,
    continuing_version,
    move_to_council,
    referring_version,
    what_continues,
)
from wizard.journey.carrying import Carried, carried_into, said_in
from wizard.journey.contacts import help_contact
from wizard.journey.taking_along import places_for, register_places
from wizard.journey.views.after import submitted
from wizard.journey.views.reach import closed, load, shell
from wizard.referrals.models import Referral
from wizard.referrals.service import ChangedMeanwhile, NotADraft
from wizard.routes.service import route_of

MOST_OF_A_NAME = 60
COUNCIL_WORDS = frozenset({"council", "county", "city", "borough", "metropolitan", "unitary", "london", "the", "of"})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_to_continue(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows what is carried over; POST begins the request to continue. 404 for who may not refer for the school."""
    situation, actor = load(request, public_id), signed_in(request)
    submission = submitted(situation)
    if submission is None:
        return redirect("journey:tasks", public_id)
    if not holds(actor, REFERRING_ROLES, school=situation.referral.school):
        raise Http404
    begun = Referral.objects.filter(continues=submission, status="draft").first()
    if begun is not None:
        return redirect("journey:tasks", begun.public_id)
    version = continuing_version(submission)
    if request.method == "POST" and version is not None:
        return redirect("journey:tasks", continue_referral(actor, submission, version).public_id)
    plan = what_continues(submission, version) if version is not None else []
    context = {
        **shell(request, situation),
        "submission": submission,
        "version": version,
        **sorted_out(plan),
        "contact": help_contact(situation.route),
    }
    return render(request, "journey/ask_to_continue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def other_council(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Asks which council the pupil lives in, shows what carries over; POST hands the draft over. 404 as above."""
    situation, actor = load(request, public_id), signed_in(request)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    if not holds(actor, REFERRING_ROLES, school=situation.referral.school):
        raise Http404
    context: dict[str, Any] = {**shell(request, situation), "said": said_in(situation)}
    slug = request.POST.get("to") or request.GET.get("to", "")
    if not slug:
        return which_council(request, context, councils_but(situation.referral))
    council = get_object_or_404(Authority, slug=slug, kind=AuthorityKind.COUNCIL)
    version = referring_version(council.slug)
    if version is None or council == situation.referral.authority:
        context |= {"council": council, "called": council.name, "not_here": True}
        return render(request, "journey/other_council.html", context)
    if request.method == "POST":
        try:
            return redirect("journey:tasks", move_to_council(actor, situation, version).public_id)
        except (ChangedMeanwhile, NotADraft):
            return redirect(f"{request.path}?to={council.slug}")
    plan = carried_into(said_in(situation), route_of(version))
    items = items_visible_to(actor).filter(pk__in=[one.pk for one in situation.items])
    files = [one.item.shown_name for one in places_for(items, route_of(version))]
    registers = [situation.registers[key].file_name for key in register_places(situation.registers, route_of(version))]
    context |= {
        "council": council,
        "along": files + registers,
        "behind": len(situation.items) - len(files),
        "unasked": len(situation.registers) - len(registers),
        **sorted_out(plan),
    }
    return render(request, "journey/other_council.html", context)


def which_council(request: HttpRequest, context: dict[str, Any], councils: list[Authority]) -> HttpResponseBase:
    """Asks which council it is. One that is here by the name typed is opened; for another, what to send is said."""
    named = " ".join(request.GET.get("named", "").split())[:MOST_OF_A_NAME]
    plain = bare(named)
    found = next((one for one in councils if plain and plain in (bare(one.name), one.slug)), None)
    if found is not None:
        return redirect(f"{request.path}?to={found.slug}")
    context |= {"councils": councils, "named": named, "called": named or "the council"}
    return render(request, "journey/other_council.html", context)


def bare(name: str) -> str:
    """Returns a council's name as people say it: in small letters, without the words that all of them have."""
    return " ".join(word for word in name.casefold().split() if word not in COUNCIL_WORDS)


def councils_but(referral: Referral) -> list[Authority]:
    """Returns the other councils that publish here."""
    return list(Authority.objects.filter(kind=AuthorityKind.COUNCIL).exclude(pk=referral.authority_id))


def sorted_out(plan: list[Carried]) -> dict[str, list[Carried]]:
    """Returns the answers in three groups: kept, to be looked at again, and not carried over."""
    return {
        "kept": [one for one in plan if one.key and one.alike],
        "looked_at": [one for one in plan if one.key and not one.alike],
        "dropped": [one for one in plan if not one.key],
    }
