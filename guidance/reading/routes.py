"""How to refer to an authority. Routes live on a higher floor; it tells us about them in AppConfig.ready."""

from collections.abc import Callable
from dataclasses import dataclass

from people.models import Authority


@dataclass(frozen=True)
class RouteLink:
    """A way to refer that is open now: `title` names it, `lead` says in a sentence whom it is for.

    `check_href` leads to the check that anybody may make of what should happen, blank where the route has none.
    """

    title: str
    href: str
    lead: str = ""
    check_href: str = ""


_providers: list[Callable[[Authority], list[RouteLink]]] = []


def register_routes(provider: Callable[[Authority], list[RouteLink]]) -> None:
    """Takes the function that lists an authority's open routes."""
    if provider not in _providers:
        _providers.append(provider)


def routes_of(authority: Authority) -> list[RouteLink]:
    """Returns the routes open at an authority, none when no floor above offers any."""
    return [link for provider in _providers for link in provider(authority)]
