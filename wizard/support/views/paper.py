"""A pupil's record to take to a meeting: as a page to print, and as a tagged PDF."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.service import signed_in
from printing.typesetting import pdf_response
from wizard.support.actions.open_record import open_record
from wizard.support.paper import document, typeset
from wizard.support.queries import stage_of
from wizard.support.views.reach import pupil_of, shell


@require_safe
@login_required
def on_paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """Shows everything written, corrections with their reasons, in order of dates."""
    found = pupil_of(request, public_id)
    open_record(signed_in(request), found, "support_printed")
    context: dict[str, Any] = {
        **shell(request, found.school),
        "pupil": found,
        "paper": document(stage_of(found, timezone.localdate())),
    }
    return render(request, "support/paper.html", context)


@require_safe
@login_required
def pdf(request: HttpRequest, public_id: str) -> HttpResponse:
    """Sends the same as a PDF; its name holds no child's."""
    found = pupil_of(request, public_id)
    open_record(signed_in(request), found, "support_exported")
    now = timezone.localtime()
    return pdf_response(typeset(document(stage_of(found, now.date())), now), f"school-record-{now:%Y-%m-%d}")
