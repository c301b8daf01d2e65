"""When something of ours fails: a plain page, and while the database is away one that keeps what was typed."""

import sys

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views.defaults import server_error

from people.service import Held, held_back

TRY_AGAIN_AFTER = 20  # seconds, for programs that ask


def unwell(request: HttpRequest) -> HttpResponse:
    """Answers a request that failed: 503 with the form as it was sent while the database is away, else 500.

    The database is asked for nothing here. What went wrong has been written to the log already.
    """
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return server_error(request)
    held = held_form(request)
    page = render_to_string("503.html", {"held": held, "token": get_token(request) if held else ""})
    return HttpResponse(page, status=503, headers={"Retry-After": str(TRY_AGAIN_AFTER), "Cache-Control": "no-store"})


def held_form(request: HttpRequest) -> Held | None:
    """Returns what was sent, where a person sent a form to one of our rooms; None for all else."""
    if request.method != "POST" or not held_back(request.get_full_path()):
        return None
    try:
        return Held.of(request, "")
    except (SuspiciousOperation, MultiPartParserError, OSError):
        return None
