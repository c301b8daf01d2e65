"""A school's sickness returns: prepared from the register, chosen and sent by a person."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.attendance.actions.send_returns import send_returns
from wizard.attendance.models import SicknessReturn
from wizard.attendance.queries import keeps_register
from wizard.attendance.returns import returns_due, rule_of
from wizard.attendance.views.reach import school_of, shell
from wizard.attendance.watches import clauses_of

MOST_LISTED = 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def school_returns(request: HttpRequest, school: str) -> HttpResponse:
    """Shows who is due a return and what was sent; POST sends those that are ticked."""
    found = school_of(request, school)
    if request.method == "POST":
        if not keeps_register(request.user, found):
            raise PermissionDenied
        chosen = request.POST.getlist("pupil")
        if chosen:
            send_returns(signed_in(request), found, chosen[:MOST_LISTED])
            return redirect("attendance:school_returns", found.slug)
    watch = rule_of(found, timezone.localdate()).watch
    context = {
        **shell(request, found),
        **clauses_of(watch),
        "watch": watch,
        "due": returns_due(found),
        "sent": SicknessReturn.objects.filter(school=found).select_related("sent_by")[:MOST_LISTED],
        "nothing_chosen": request.method == "POST",
    }
    return render(request, "attendance/school_returns.html", context)
