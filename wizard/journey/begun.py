"""Who began a referral by a link walks the pages that a school walks: for their own draft, while the link is open."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from links.models import Link
from links.service import door_before, is_open, is_running, known_here
from wizard.referrals.models import StartedByLink

#: Rooms whose pages of one referral are walked, and how the id in their address leads to the referral.
ROOMS = {
    "journey": "referral__public_id",
    "family": "referral__public_id",
    "evidence": "referral__evidence__public_id",
}
QUIET = "journey:typed"  # a script posts there: it reads a status, and no page


class BegunByLink:
    """Middleware: at a page of a referral that was begun by a link of this session, the person is who began it.

    Everywhere else, and in every other session, the address is what it is to any stranger. When the half hour of the
    link is over its door is answered instead, and keeps what was posted.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Returns the response of what is within."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Returns the door, or None: the page is shown, to whoever it then is."""
        begun = begun_behind(request, kwargs)
        if begun is None:
            return None
        match = request.resolver_match
        if match is not None and match.view_name == QUIET and not is_fresh(request, begun.link):
            return HttpResponse(status=401)
        door = door_before(request, begun.link)
        if door is None and begun.person is not None:
            request.user = begun.person
            request.begun_by_link = True  # type: ignore[attr-defined]  # the shell of the page reads it
        return door


def begun_behind(request: HttpRequest, kwargs: dict[str, Any]) -> StartedByLink | None:
    """Returns the beginning of the referral that a page is about, when this session opened its link; else None."""
    match = request.resolver_match
    lookup = ROOMS.get(match.namespace) if match is not None and "public_id" in kwargs else None
    known = known_here(request) if lookup else []
    if not lookup or not known:
        return None
    found = StartedByLink.objects.select_related("link", "person")
    return found.filter(link__public_id__in=known, **{lookup: kwargs["public_id"]}).first()


def is_fresh(request: HttpRequest, link: Link) -> bool:
    """Whether the link is open in this session now."""
    return is_running(link) and is_open(request, link)
