"""What has happened to a case, from its chain of events."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wizard.casework.case_page import case_context, case_for
from wizard.casework.history import timeline_of


@never_cache
@login_required
@require_safe
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """Answers with the events of a case, the earliest first. 404 for anyone but the council's own case workers."""
    found = case_for(request, reference)
    return render(request, "casework/history.html", {**case_context(found, "history"), "timeline": timeline_of(found)})
