"""Which routes an editor finds: those below the authorities they edit for, and nobody else's."""

from django.http import Http404, HttpRequest

from guidance.reading.models import AuthorityPage
from people.enums import Role
from people.models import User
from people.service import authorities_with, signed_in
from wizard.routes.models import RoutePage


def places_of(user: User) -> list[AuthorityPage]:
    """Returns the pages of the authorities a person edits for, by name; all for a superuser."""
    tops = AuthorityPage.objects.select_related("authority").order_by("title")
    if not user.is_superuser:
        tops = tops.filter(authority__in=authorities_with(user, {Role.EDITOR}))
    return list(tops)


def routes_of(user: User) -> dict[AuthorityPage, list[RoutePage]]:
    """Returns each authority's page with its routes by title."""
    tops = places_of(user)
    routes = [page for page in RoutePage.objects.order_by("title") if any(_below(page, top) for top in tops)]
    return {top: [page for page in routes if _below(page, top)] for top in tops}


def route_page(request: HttpRequest, page_id: int) -> RoutePage:
    """Returns a route of the editor's own. Raises Http404 for any other number."""
    page = RoutePage.objects.filter(pk=page_id).first()
    if page is None or not any(_below(page, top) for top in places_of(signed_in(request))):
        raise Http404
    return page


def place_named(user: User, slug: str) -> AuthorityPage:
    """Returns one of the editor's authorities by its address. Raises Http404."""
    found = next((top for top in places_of(user) if top.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _below(page: RoutePage, top: AuthorityPage) -> bool:
    return str(page.path).startswith(top.path)
