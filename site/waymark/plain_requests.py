"""The site reads UTF-8 and nothing else.

Django decodes an address and a form by whatever code the Content-Type names. "hex" is none for text, and its request
object cannot even be made; "unicode_escape" writes half characters, which a database takes and no page can show again.
So this stands before Django.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]
REFUSAL = b"Bad request: this site reads UTF-8 only."


class PlainRequests:
    """A WSGI application around another: answers 400 to a request in any other code."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        """Returns the response of the application within, or the refusal."""
        if is_plain(environ.get("CONTENT_TYPE", "")):
            return self.application(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain"), ("Content-Length", str(len(REFUSAL)))])
        return [REFUSAL]


def is_plain(content_type: str) -> bool:
    """Whether a Content-Type names UTF-8, no code, or one that nobody knows, which Django passes over."""
    try:
        code = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        return codecs.lookup(code).name == "utf-8"
    except LookupError:
        return True
    except ValueError:
        return False
