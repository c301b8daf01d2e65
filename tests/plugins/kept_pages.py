"""Every HTML page the served site gives, kept as it left: a browser mends on arrival what it is sent broken."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FOLDER = "html"
# The CMS's pages are Wagtail's: its attributes and components are not what the standard knows.
NOT_OURS = "/cms/"


class KeepHtml:
    """Middleware of the served site: writes each page of ours once, named by its address, status and a hash."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.folder = Path(settings.VAR) / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the response on as it is."""
        response = self.get_response(request)
        ours = response.get("Content-Type", "").startswith("text/html") and not request.path.startswith(NOT_OURS)
        if ours and response.content:
            self.keep(request, response)
        return response

    def keep(self, request: HttpRequest, response: HttpResponse) -> None:
        """The same words again, but for the form's token, are kept once."""
        words = re.sub(rb'(csrfmiddlewaretoken" value=")\w+', rb"\1", response.content)
        address = re.sub(r"\W+", "-", request.get_full_path()).strip("-")[:90] or "home"
        name = f"{address} {request.method} {response.status_code} {hashlib.sha256(words).hexdigest()[:8]}.html"
        (self.folder / name).write_bytes(words)
