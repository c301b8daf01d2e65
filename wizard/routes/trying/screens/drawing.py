"""The picture of a draft."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wizard.routes.drafts import draft_of
from wizard.routes.picture import picture_of
from wizard.routes.trying.pages import route_of_page, shell


@require_safe
def picture(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows the way a referral takes through the draft, drawn and in words."""
    page = route_of_page(request, page_id)
    draft = draft_of(page)
    context = shell(page, draft, "picture", "The route as a picture") | {"picture": picture_of(draft.data)}
    return render(request, "routes/cms/try_picture.html", context)
