"""Where an authority's pages hang. The page tree is known to the reading room above; it tells us in AppConfig.ready."""

from collections.abc import Callable

from wagtail.models import Page

from people.models import Authority

_makers: list[Callable[[Authority], Page]] = []


def register_place(maker: Callable[[Authority], Page]) -> None:
    """Takes the function that returns an authority's page, made when there is none."""
    _makers[:] = [maker]


def place_of(authority: Authority) -> Page:
    """Returns the page below which this authority publishes."""
    return _makers[0](authority)
