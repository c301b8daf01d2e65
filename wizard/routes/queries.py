"""Which routes there are, and which version of one is in force."""

from collections.abc import Collection
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from wizard.routes.models import LastDay, RouteVersion


def in_force(on: date) -> QuerySet[RouteVersion]:
    """Returns every version that accepts new referrals on a day, the newest of each route first.

    A version ends with the last day it was published with, or the one an editor set since.
    """
    newest = LastDay.objects.filter(version=OuterRef("pk")).order_by("-pk").values("day")[:1]
    begun = RouteVersion.objects.filter(effective_from__lte=on).annotate(last_day=Subquery(newest))
    open_still = begun.filter(
        Q(accepts_until__isnull=True) | Q(accepts_until__gte=on), Q(last_day__isnull=True) | Q(last_day__gte=on)
    )
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


def current_versions_of(route_ids: Collection[int], on: date) -> list[RouteVersion]:
    """Returns the version in force of each of these routes, in one query; without their documents."""
    newest: dict[int, RouteVersion] = {}
    for version in in_force(on).filter(route__in=route_ids) if route_ids else ():
        newest.setdefault(version.route_id, version)
    return list(newest.values())


def routes_in_use() -> list[int]:
    """Returns the ids of the live routes that have a version."""
    return list(RouteVersion.objects.filter(route__live=True).values_list("route", flat=True).distinct())


def last_day_of(version: RouteVersion) -> date | None:
    """Returns the last day on which a draft of this version may be sent, None while there is no limit."""
    newest = LastDay.objects.filter(version=version.pk).order_by("-pk").first()
    days = [version.accepts_until, newest.day if newest else None]
    return min((day for day in days if day), default=None)


def later_version(version: RouteVersion, on: date) -> RouteVersion | None:
    """Returns the version of the same route that has taken this one's place on a day, None while none has."""
    newest = in_force(on).filter(route=version.route_id).select_related("route").first()
    return newest if newest and newest.number > version.number else None
