"""What every screen of a route shares: its place in the CMS, its header, and how a change is saved or refused."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from people.service import signed_in
from wizard.routes.document import load_document
from wizard.routes.drafts import DraftMoved, RouteDraft, save_draft
from wizard.routes.models import RoutePage
from wizard.routes.problems import DocumentRefused

JSON = dict[str, Any]
MOVED = "Somebody else saved this route while you had it open. Look at it as it is now, and try again."


def screen(
    request: HttpRequest, template: str, page: RoutePage | None, title: str, context: JSON, *, status: int = 200
) -> HttpResponse:
    """Returns a page below the list of routes, and below the route's overview when there is a route."""
    crumbs = [{"url": reverse("cms_routes:routes"), "label": "Routes"}]
    if page:
        crumbs.append({"url": reverse("cms_routes:overview", args=[page.pk]), "label": page.draft_title or page.title})
    if template not in ("overview", "routes"):
        crumbs.append({"url": "", "label": title})
    shell = {"breadcrumbs_items": crumbs, "header_icon": "tasks", "header_title": title, "page_title": title}
    return render(request, f"routes/cms/{template}.html", shell | {"route": page} | context, status=status)


def address(name: str, page: RoutePage, **query: str) -> str:
    """Returns the address of one of a route's screens."""
    found = reverse(f"cms_routes:{name}", args=[page.pk])
    return f"{found}?{urlencode(query)}" if query else found


def saved(
    request: HttpRequest, page: RoutePage, lock: str, change: Callable[[JSON], JSON]
) -> tuple[RouteDraft | None, list[Any], bool]:
    """Saves a change. Returns the new draft, or None with the problems of its shape, and whether the draft moved."""
    try:
        return save_draft(page, signed_in(request), change, lock), [], False
    except DocumentRefused as refused:
        return None, refused.problems, False
    except DraftMoved:
        return None, [], True


def document_of(text: bytes | str) -> JSON:
    """Returns a document's data. Raises DocumentRefused."""
    return load_document(text).data
