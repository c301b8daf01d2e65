"""The council's desk: what waits. Anybody else finds nothing here."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from people.enums import CASE_ROLES
from people.service import authorities_with
from wizard.casework.clock import WORKING_DAYS_TO_ACKNOWLEDGE
from wizard.casework.desk import groups_of
from wizard.casework.enums import CaseStatus
from wizard.casework.queries import cases_visible_to, waiting

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
