"""The routes an authority offers, for its public pages."""

from django.urls import reverse
from django.utils import timezone

from guidance.reading.service import RouteLink
from people.models import Authority
from wizard.journey.actions.carry_over import CONTINUATION
from wizard.journey.public_check.walking import has_check
from wizard.routes.service import current_versions_at, route_of


def offered_routes(authority: Authority) -> list[RouteLink]:
    """Returns the authority's routes in force today, each leading to its start page and its public check.

    What a school asks for first comes first: going on comes after it.
    """
    links = []
    current = current_versions_at(authority.slug, timezone.localdate())
    for version in sorted(current, key=lambda one: route_of(one).identity.kind == CONTINUATION):
        route, place = route_of(version), [authority.slug, version.route.address]
        lead = route.start.lead if route.start else ""
        check = reverse("journey:public_check", args=place) if has_check(route) else ""
        links.append(RouteLink(version.route.title, reverse("journey:start", args=place), lead, check))
    return links
