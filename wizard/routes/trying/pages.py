"""Which route a screen is about, for those who may edit it, and what every screen of a route shows."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from guidance.reading.models import AuthorityPage
from people.models import Authority
from people.service import signed_in
from wizard.routes.drafts import RouteDraft
from wizard.routes.models import RoutePage

MOVED = (
    "Somebody else has saved this route since you opened the page. Nothing of yours was stored: look, and try again."
)


def route_of_page(request: HttpRequest, page_id: int) -> RoutePage:
    """Returns the route's page. Raises Http404 for everything the person may not edit."""
    page: RoutePage = get_object_or_404(RoutePage, pk=page_id)
    if not page.permissions_for_user(signed_in(request)).can_edit():
        raise Http404
    return page


def authority_of(page: RoutePage) -> Authority:
    """Returns the authority in whose tree a route stands."""
    return AuthorityPage.objects.select_related("authority").ancestor_of(page).get().authority


def shell(page: RoutePage, draft: RouteDraft, here: str, heading: str) -> dict[str, Any]:
    """Returns what try_screen.html reads: the route, which screen this is, the draft's lock, and the way back."""
    crumbs = [
        {"url": reverse("cms_routes:routes"), "label": "Routes"},
        {"url": reverse("cms_routes:overview", args=[page.pk]), "label": page.title},
        {"url": "", "label": heading},
    ]
    header = {"breadcrumbs_items": crumbs, "header_icon": "tasks", "header_title": heading, "page_title": heading}
    return header | {"route": page, "here": here, "lock": draft.lock}
