"""Where a case is: its clocks, what is asked and promised, and who has to do with it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.casework.actions.acknowledge_referral import acknowledge_referral
from wizard.casework.actions.ask_information import withdraw_request
from wizard.casework.actions.deal_with import deal_with_clock, finish_task
from wizard.casework.case_page import case_context, case_for
from wizard.casework.clock import WORKING_DAYS_TO_ACKNOWLEDGE, clock_of
from wizard.casework.clock_lines import clock_lines, todo_of
from wizard.casework.document import consent_titles
from wizard.casework.enums import OPEN, CaseStatus, Move
from wizard.casework.interim import duties_of
from wizard.casework.models import Case
from wizard.casework.queries import answered_since, parties_of, withdrawn_since
from wizard.consent.service import from_stored
from wizard.referrals.service import submissions_about_the_pupil
from wizard.routes.service import route_of


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """Answers with where the case is. A bare POST acknowledges it; one naming a row settles that.

    404 for anyone but the council's own case workers, and for a row of another case.
    """
    found = case_for(request, reference)
    if request.method == "POST":
        press(request, found)
        return redirect("casework:case", reference=reference)
    return render(request, "casework/case.html", {**case_context(found, "where"), **where_it_is(found)})


def press(request: HttpRequest, case: Case) -> None:
    """Does what the pressed button says. Raises Http404 for a row of another case."""
    actor, number = signed_in(request), request.POST.get("number", "")
    key = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    done = request.POST.get("done", "")
    if done == "clock":
        deal_with_clock(actor, get_object_or_404(case.clocks, pk=key), due=request.POST.get("due", ""))
    elif done == "task":
        finish_task(actor, get_object_or_404(case.tasks, pk=key))
    elif done == "request":
        withdraw_request(actor, get_object_or_404(case.info_requests, pk=key))
    else:
        acknowledge_referral(actor, case)


def where_it_is(case: Case) -> dict[str, Any]:
    """Returns what the page shows beside the heading."""
    today = timezone.localdate()
    route = route_of(case.submission.referral.route_version)
    requests = (
        case.info_requests.filter(answered_at=None, withdrawn_at=None)
        .select_related("asked_by")
        .prefetch_related("people")
    )
    return {
        "clock": clock_of(case.opened_at, case.acknowledge_by, timezone.now()),
        "received": case.status == CaseStatus.RECEIVED and not case.handed_over_to,
        "running": case.status in OPEN,
        "whose_move": Move(case.next_move).label,
        "duties": duties_of(case, today),
        "lines": clock_lines(case, route, today),
        "tasks": todo_of(case.tasks.filter(done_at=None).select_related("owner"), today),
        "done_tasks": list(case.tasks.exclude(done_at=None).select_related("done_by").order_by("-done_at")[:10]),
        "requests": todo_of(requests, today),
        "parties": list(parties_of(case, today)),
        "decision": case.decisions.order_by("-number").first(),
        "taken_back": taken_back(case),
        "answered_since": [(one, from_stored(one.words)) for one in answered_since(case)],
        "alike": list(submissions_about_the_pupil(case.submission)),
        "working_days": WORKING_DAYS_TO_ACKNOWLEDGE,
        "route_title": route.identity.title,
    }


def taken_back(case: Case) -> list[dict[str, object]]:
    """Returns the agreements taken back since sending, each with what the submission calls it."""
    titles = consent_titles(case.submission.document)
    return [{"consent": one, "title": titles.get(one.consent_key, one.consent_key)} for one in withdrawn_since(case)]
