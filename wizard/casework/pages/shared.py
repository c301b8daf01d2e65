"""A case as a party to it reads it: never more than was given, never longer, and nothing can be changed here."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.models import User
from people.service import signed_in
from wizard.casework.case_page import known_pupil
from wizard.casework.clock_lines import clock_lines
from wizard.casework.document import read_document, titles_of
from wizard.casework.enums import OPEN, Access, Move
from wizard.casework.models import Case
from wizard.casework.reading import note_reading
from wizard.casework.sharing import access_to, cases_shared_with
from wizard.evidence.service import items_visible_to
from wizard.routes.service import route_of

MOST = 100


@never_cache
@login_required
@require_safe
def shared_cases(request: HttpRequest) -> HttpResponse:
    """Lists the cases that are shared with the person. 404 when none is."""
    cases = list(cases_shared_with(request.user).order_by("-opened_at", "-pk")[:MOST])
    if not cases:
        raise Http404
    rows = [{"case": case, "pupil": known_pupil(case)} for case in cases]
    return render(request, "casework/shared_cases.html", {"rows": rows, "authority": None})


@never_cache
@login_required
@require_safe
def shared_case(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows a case to a party, as far as they may read. 404 for everybody else, and from the day after the last one."""
    user = signed_in(request)
    found = get_object_or_404(cases_shared_with(user), submission__reference=reference)
    party = access_to(user, found)
    if party is None:
        raise Http404
    note_reading(user, found, "shared")
    context = {
        "authority": found.authority,
        "case": found,
        "party": party,
        "pupil": known_pupil(found),
        **summary_of(found),
        **(papers_shown(user, found) if party.access == Access.PAPERS else {}),
    }
    return render(request, "casework/shared_case.html", context)


def summary_of(case: Case) -> dict[str, Any]:
    """Returns where the case is and what happens next."""
    route = route_of(case.submission.referral.route_version)
    return {
        "running": case.status in OPEN,
        "whose_move": Move(case.next_move).label,
        "lines": clock_lines(case, route, timezone.localdate()),
        "decision": case.decisions.order_by("-number").first(),
    }


def papers_shown(user: User, case: Case) -> dict[str, Any]:
    """Returns what was sent, and of its files those that the person may open: others are not even named."""
    text = case.submission.document
    titles = titles_of(json.loads(text))
    files = [
        {
            "name": one.shown_name,
            "href": reverse("evidence:look", args=[one.public_id]),
            "title": titles.get(one.for_key, ""),
        }
        for one in items_visible_to(user).filter(referral=case.submission.referral_id)
    ]
    return {"papers": True, **read_document(text), "evidence": files}
