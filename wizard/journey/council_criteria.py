"""What a council asks before it takes a referral, as the page of a school within it lists it (S36).

It is read out of the council's own published route, so that the list is what the council's desk reads, and changes
with it.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from people.models import Authority
from wizard.journey.clauses import CitedClause, RouteClauses
from wizard.routes.models import RouteVersion
from wizard.routes.service import Route, casework_of, current_versions_at, route_of


@dataclass(frozen=True)
class Listed:
    """One line with the clauses it stands on."""

    text: str
    clauses: list[CitedClause]


@dataclass(frozen=True)
class CouncilCriteria:
    """A council's criteria: what counts towards it, what it wants to see, whom it sends elsewhere, and where it says
    so."""

    council: Authority
    title: str
    href: str
    weighed: list[Listed]
    wanted: list[Listed]
    elsewhere: list[Listed]


def criteria_above(authority: Authority, on: date) -> CouncilCriteria | None:
    """Returns the criteria of the council that a school or trust lies within; None where it publishes none here."""
    council = authority.within
    if council is None:
        return None
    for version in current_versions_at(council.slug, on):
        if route_of(version).identity.kind == "referral":
            return _criteria(council, version, route_of(version))
    return None


def _criteria(council: Authority, version: RouteVersion, route: Route) -> CouncilCriteria:
    casework = casework_of(version)
    tests = [test for test in route.tests.values() if test.kind != "rule"]
    papers = [one for one in route.requirements.values() if one.gate in ("start", "submit") and one.need != "optional"]
    stops = [one for one in route.circumstances.values() if one.stops]
    cites = [key for found in (tests, papers, stops) for one in found for key in one.cites]
    clauses = RouteClauses(route, version.edition_version_id, cites)
    weighed = [Listed(one.title, clauses.cited(one.cites)[:3]) for one in tests]
    judged = [one.words for one in casework.criteria] if casework else []
    return CouncilCriteria(
        council=council,
        title=route.identity.title,
        href=reverse("journey:start", args=[council.slug, version.route.address]),
        weighed=[*weighed, *(Listed(f"{words[:1].upper()}{words[1:]}", []) for words in judged)],
        wanted=[Listed(one.title, clauses.cited(one.cites)[:3]) for one in papers],
        elsewhere=[Listed(f"{one.title}: {one.say.heading}", clauses.cited(one.cites)[:3]) for one in stops],
    )
