"""Nobody who has to have a second factor gets past this without one, however they came in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from people.second_factor.rules import lacking

WANTED = "second_factor_wanted"
FREE_PATHS = ("/accounts/", "/health/", "/static/")


class SecondFactor:
    """Middleware: sends whoever lacks a second factor to where one is set up or shown.

    Open to them are the pages of their own sign-in and what any stranger may read (settings.OPEN_ROOMS and OPEN_VIEWS).
    A view that nobody has named there is closed to them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Returns the response of what is within."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseRedirect | None:
        """Returns the way to a second factor, or None where there is nothing to ask."""
        if is_open(request) or not lacking(request):
            return None
        if request.method == "GET":
            request.session[WANTED] = request.get_full_path()
        return redirect("second_factor_needed")


def is_open(request: HttpRequest) -> bool:
    """Whether strangers may see the page, or it is about signing in. Looks at no session."""
    match = request.resolver_match
    if request.path_info.startswith(FREE_PATHS) or match is None:
        return True
    return match.view_name in settings.OPEN_VIEWS or bool(set(match.namespaces) & settings.OPEN_ROOMS)
