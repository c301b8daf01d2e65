"""A draft as a school would see it, drawn by whoever knows how: the journey registers itself when the site starts."""

from collections.abc import Iterable
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from wizard.routes.citing import cited_edition, words_in_force
from wizard.routes.models import RoutePage
from wizard.routes.route import Route


class Drawing(Protocol):
    """Draws one page of a route that is no version yet. Raises Http404 for a page it has not."""

    def __call__(self, request: HttpRequest, page: RoutePage, route: Route, address: str) -> HttpResponse: ...


_drawn_by: list[Drawing] = []


def register_preview(drawing: Drawing) -> None:
    """Names who draws previews. Call from AppConfig.ready; the last one counts."""
    _drawn_by[:] = [drawing]


def preview_page(request: HttpRequest, page: RoutePage, route: Route, address: str) -> HttpResponse:
    """Returns the start page (blank address) or a page of questions of a draft, marked as a preview."""
    return _drawn_by[0](request, page, route, address)


def edition_of_draft(route: Route, keys: Iterable[str]) -> int | None:
    """Returns the number of the edition version in force that these citations come from; None for none.

    A draft is tied to an edition only when it is published.
    """
    uids = [route.clauses[key].uid for key in keys if key in route.clauses and route.clauses[key].uid]
    edition = cited_edition(words_in_force(uids, timezone.localdate())) if uids else None
    return edition.pk if edition else None
