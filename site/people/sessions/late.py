"""A form that comes after its session ended is held by the page that answers, until it can be sent again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure as refuse

from people.sessions.held import Held, comes_from_here, held_back
from people.sessions.life import last_owner
from people.sessions.views import answer


class HoldLateForms:
    """Middleware: answers what a stranger posts to a room of ours with a page on which to sign in and send it again.

    Scripts that post in the background get the view's own answer: nobody would see a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Returns the response of what is within."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Returns the page, or None for all that is in time."""
        if request.method != "POST" or not is_late(request) or request.user.is_authenticated:
            return None
        return answer(request, Held.of(request, last_owner(request)))


def is_late(request: HttpRequest) -> bool:
    """Whether a form sent by a person, not by a script, went to a room whose forms are held."""
    return held_back(request.get_full_path()) and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Returns the page that holds the form, when a page of ours with an old token sent it; else Django's refusal.

    Signing in changes the token, so a form left open in another tab has an old one.
    """
    if is_late(request) and comes_from_here(request):
        who = str(request.user.pk) if request.user.is_authenticated else last_owner(request)
        return answer(request, Held.of(request, who))
    return refuse(request, reason)
