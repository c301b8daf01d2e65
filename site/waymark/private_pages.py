"""What a signed-in person reads stays with them.

Schools share computers: without this the browser keeps a child's answers on the disk, and shows them again with the
Back button after signing out.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class PrivatePages:
    """Middleware: nothing that answers somebody with a session is stored, by the browser or on the way to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Returns the response; the cookie alone tells, so that public pages cost no query more."""
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or settings.SESSION_COOKIE_NAME in response.cookies:
            response["Cache-Control"] = "private, no-store"
        return response
