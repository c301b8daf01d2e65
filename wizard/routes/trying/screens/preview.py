"""The draft as a school would see it: its start page and its pages of questions. Nothing there can be sent."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wizard.routes.drafts import draft_of
from wizard.routes.previewing import preview_page
from wizard.routes.trying.pages import route_of_page
from wizard.routes.trying.trial import route_of_draft


@require_safe
def preview(request: HttpRequest, page_id: int, question: str = "") -> HttpResponse:
    """Shows the start page, or the page whose address is given. Raises Http404 for a page the draft has not."""
    page = route_of_page(request, page_id)
    return preview_page(request, page, route_of_draft(draft_of(page)), question)
