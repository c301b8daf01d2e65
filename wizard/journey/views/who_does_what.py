"""Who does what under a route: each party's part of the questions, papers and dates, for anybody to read (S4)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.reading.service import council_links
from people.models import Authority
from wizard.journey.clauses import RouteClauses
from wizard.journey.views.start import start_contact
from wizard.routes.models import RouteVersion
from wizard.routes.service import Party, Route, current_route_version, route_of

MAY = {
    "start": "Starts a referral",
    "submit": "Sends it",
    "decide": "Decides",
    "end": "Ends the provision, after looking at the duty",
}
Line = tuple[str, tuple[str, ...]]


@require_safe
def who_does_what(request: HttpRequest, authority: str, route: str) -> HttpResponse:
    """Lists each party with its part. 404 for a route there is not, and for a page that asks nothing."""
    owner = get_object_or_404(Authority, slug=authority)
    version = current_route_version(owner.slug, route, timezone.localdate())
    if version is None or not route_of(version).steps:
        raise Http404
    here = reverse("journey:start", args=[owner.slug, version.route.address])
    compiled = route_of(version)
    context = {
        "authority": owner,
        "route": compiled,
        "parties": parts_of(compiled, version),
        "start_href": here,
        "contact": start_contact(compiled, owner),
        "council_links": council_links(owner, "Refer"),
    }
    return render(request, "journey/who_does_what.html", context)


def parts_of(route: Route, version: RouteVersion) -> list[dict[str, Any]]:
    """Returns the parties that have a part, each with lines and their clauses, as the route names them."""
    lines = {party.key: lines_of(route, party) for party in route.parties.values()}
    cites = [key for found in lines.values() for _, keys in found for key in keys]
    clauses = RouteClauses(route, version.edition_version_id, cites)
    return [
        {
            "label": party.label,
            "lines": [{"text": text, "clauses": clauses.cited(keys)[:3]} for text, keys in lines[party.key]],
        }
        for party in route.parties.values()
        if lines[party.key]
    ]


def lines_of(route: Route, party: Party) -> list[Line]:
    """Returns what one party does: what it may, the parts it answers, the papers it brings, the dates it keeps."""
    may: list[Line] = [(words, ()) for word, words in MAY.items() if word in party.may]
    steps = [(f"Answers “{step.title}”", step.cites) for step in route.steps.values() if party.key in step.by]
    papers = [(f"Brings “{one.title}”", one.cites) for one in route.requirements.values() if party.key in one.by]
    dates = [(f"{one.title}. {one.say}".strip(), one.cites) for one in route.clocks.values() if one.owner == party.key]
    return [*may, *steps, *papers, *dates]
