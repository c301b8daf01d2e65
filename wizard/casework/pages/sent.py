"""What the school sent, as it was frozen."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wizard.attendance.service import Told, marks_for, read_attendance
from wizard.casework.case_page import case_context, case_for
from wizard.casework.document import cited_by_figure, read_document, read_pupil
from wizard.casework.models import Case


@never_cache
@login_required
@require_safe
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """Answers with the submission as sent. 404 for anyone but the council's own case workers."""
    found = case_for(request, reference)
    context = {
        **case_context(found, "sent"),
        "registers": registers_of(found),
        **read_document(found.submission.document),
    }
    return render(request, "casework/what_was_sent.html", context)


def registers_of(case: Case) -> list[Told]:
    """Returns the registers handed in with the referral, as they were counted when it was sent, with their clauses."""
    document = json.loads(case.submission.document)
    if not document.get("attendance"):
        return []
    who = read_pupil(case.submission.document)["name"].partition(" ")[0] or "The pupil"
    found = read_attendance(document, marks_for(case.submission.referral), who)
    cited = cited_by_figure(document)
    for told in found:
        for way in told.ways:
            way["clauses"] = cited.get(way["key"], [])
    return found
