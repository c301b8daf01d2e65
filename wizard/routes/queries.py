"""Which routes there are, and which version of one is in force."""

from datetime import date

from django.db.models import Q, QuerySet

from wizard.routes.models import RouteVersion


def in_force(on: date) -> QuerySet[RouteVersion]:
    """Returns every version that accepts new referrals on a day, the newest of each route first."""
    begun = RouteVersion.objects.filter(effective_from__lte=on)
    open_still = begun.filter(Q(accepts_until__isnull=True) | Q(accepts_until__gte=on))
    return open_still.defer("document").order_by("route_id", "-effective_from", "-number")


def current_route_version(authority_slug: str, address: str, on: date) -> RouteVersion | None:
    """Returns the version of one route in force on a day, with its route; None when there is none."""
    below = f"/{authority_slug}/refer-{address}/"
    versions = in_force(on).filter(route__live=True, route__url_path__endswith=below)
    return versions.select_related("route", "edition_version").first()


def current_versions_at(authority_slug: str, on: date) -> list[RouteVersion]:
    """Returns the version in force of each of an authority's live routes, with its route, in one query."""
    versions = in_force(on).filter(route__live=True, route__url_path__contains=f"/{authority_slug}/refer-")
    newest: dict[int, RouteVersion] = {}
    for version in versions.select_related("route"):
        newest.setdefault(version.route_id, version)
    return sorted(newest.values(), key=lambda version: version.route.title)
