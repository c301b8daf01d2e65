"""The council's desk: what waits, and one submission to read and acknowledge. Anybody else finds nothing here."""

import json

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from people.enums import CASE_ROLES
from people.service import authorities_with, signed_in
from wizard.attendance.service import Told, marks_for, read_attendance
from wizard.casework.actions.acknowledge_referral import acknowledge_referral
from wizard.casework.clock import WORKING_DAYS_TO_ACKNOWLEDGE, clock_of
from wizard.casework.desk import groups_of
from wizard.casework.document import cited_by_figure, consent_titles, read_document, read_pupil
from wizard.casework.enums import CaseStatus
from wizard.casework.history import timeline_of
from wizard.casework.models import Case
from wizard.casework.queries import cases_visible_to, waiting, withdrawn_since
from wizard.referrals.service import submissions_about_the_pupil

ROWS = 50


@never_cache
@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Answers with what needs doing today, or all cases with ?show=all; 404 for who works no cases."""
    authorities = list(authorities_with(request.user, CASE_ROLES))
    if not authorities:
        raise Http404
    cases = cases_visible_to(request.user)
    context = {
        "authority": authorities[0] if len(authorities) == 1 else None,
        "several": len(authorities) > 1,
        "now": timezone.now(),
        "working_days": WORKING_DAYS_TO_ACKNOWLEDGE,
    }
    if request.GET.get("show") == "all":
        page = Paginator(cases.order_by("-opened_at", "-pk"), ROWS).get_page(request.GET.get("page"))
        return render(request, "casework/all.html", {**context, "desk_part": "all", "page": page})
    todo = waiting(cases)
    groups = groups_of(todo[:ROWS], timezone.now())
    counts = {"waiting": todo.count(), "acknowledged": cases.filter(status=CaseStatus.ACKNOWLEDGED).count()}
    return render(request, "casework/desk.html", {**context, **counts, "desk_part": "today", "groups": groups})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """Answers with the submission as sent; POST acknowledges it. 404 for anyone but the council's own case workers."""
    found = get_object_or_404(cases_visible_to(request.user), submission__reference=reference)
    if request.method == "POST":
        acknowledge_referral(signed_in(request), found)
        return redirect("casework:case", reference=reference)
    context = {
        "authority": found.authority,
        "case": found,
        "pupil": read_pupil(found.submission.document),
        "clock": clock_of(found.opened_at, found.acknowledge_by, timezone.now()),
        "received": found.status == CaseStatus.RECEIVED,
        "timeline": timeline_of(found),
        "taken_back": taken_back(found),
        "alike": list(submissions_about_the_pupil(found.submission)),
        "working_days": WORKING_DAYS_TO_ACKNOWLEDGE,
        "registers": registers_of(found),
        **read_document(found.submission.document),
    }
    return render(request, "casework/case.html", context)


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


def taken_back(case: Case) -> list[dict[str, object]]:
    """Returns the agreements taken back since sending, each with what the submission calls it."""
    titles = consent_titles(case.submission.document)
    return [{"consent": one, "title": titles.get(one.consent_key, one.consent_key)} for one in withdrawn_since(case)]
