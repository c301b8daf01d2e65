"""The council's desk: what waits today. Anybody else finds nothing here."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from people.enums import CASE_ROLES
from people.service import authorities_with, requests_waiting_for, signed_in
from wizard.casework.actions.assign_case import SENIOR
from wizard.casework.clock import WORKING_DAYS_TO_ACKNOWLEDGE
from wizard.casework.desk.load import load_of
from wizard.casework.desk.today import ALL, MINE, desk_of


@never_cache
@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Answers with what needs doing today; ?whose=all shows colleagues' too. 404 for who works no cases."""
    authorities = list(authorities_with(request.user, CASE_ROLES))
    if not authorities:
        raise Http404
    if request.GET.get("show") == "all":  # where the register stood before
        return redirect("casework:register")
    whose = ALL if request.GET.get("whose") == ALL else MINE
    now = timezone.now()
    leads = list(authorities_with(request.user, SENIOR))
    context = {
        "authority": authorities[0] if len(authorities) == 1 else None,
        "several": len(authorities) > 1,
        "now": now,
        "whose": whose,
        "working_days": WORKING_DAYS_TO_ACKNOWLEDGE,
        "load": load_of([one.pk for one in leads], timezone.localdate(now)) if leads else [],
        "leads": leads,
        "desk": desk_of(signed_in(request), [one.pk for one in authorities], now, whose),
        "asking": requests_waiting_for(request.user).count(),
        "choose_all": request.GET.get("choose") == "all",
        "choose_all_href": "" if request.GET.get("choose") == "all" else f"?whose={whose}&choose=all",
        "desk_part": "today",
    }
    return render(request, "casework/desk.html", context)
