"""The site reads UTF-8 and nothing else.

Django decodes a form by whatever code its Content-Type names. "hex" is none for text and ends in an error page;
"unicode_escape" writes half characters, which a database takes and no page can show again.
"""

import codecs
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class PlainRequests:
    """Middleware: answers 400 to a request in any other code, before anything is read from it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Returns the response. Raises BadRequest; Django leaves the encoding empty for codes it does not know."""
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            request.encoding = "utf-8"  # the page that says so looks at the address too
            raise BadRequest("Requests are written in UTF-8.")
        return self.get_response(request)
