"""The routes an authority offers, for its public pages."""

from django.urls import reverse
from django.utils import timezone

from guidance.reading.service import RouteLink
from people.models import Authority
from wizard.routes.service import current_versions_at, route_of


def offered_routes(authority: Authority) -> list[RouteLink]:
    """Returns the authority's routes in force today, each leading to its start page."""
    links = []
    for version in current_versions_at(authority.slug, timezone.localdate()):
        start = route_of(version).start
        href = reverse("journey:start", args=[authority.slug, version.route.address])
        links.append(RouteLink(version.route.title, href, start.lead if start else ""))
    return links
