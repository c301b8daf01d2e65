"""After sending to an authority that works its cases elsewhere: the file to hand over, and what came back."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from people.enums import REFERRING_ROLES
from people.service import signed_in
from people.tenancy import holds
from wizard.casework.service import HandOverForm, export_of
from wizard.journey.situation import Situation
from wizard.journey.views.after import submitted
from wizard.journey.views.reach import load, shell
from wizard.referrals.models import Submission


@require_safe
@login_required
def export(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Gives the frozen document as a file. 404 for a draft."""
    return export_of(handed(load(request, public_id)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hand_over(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows whom to give the file to, and asks what they answered; POST records it. 404 where it is worked here."""
    situation = load(request, public_id)
    submission = handed(situation)
    case = submission.case
    if not case.handed_over_to:
        raise Http404
    form = HandOverForm(request.POST if request.method == "POST" else None)
    actor = signed_in(request)
    may = holds(actor, REFERRING_ROLES, school=situation.referral.school)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if form.store(actor, case):
            case.refresh_from_db()
    context = {**shell(request, situation), "submission": submission, "case": case, "form": form, "may": may}
    return render(request, "journey/hand_over.html", context)


def handed(situation: Situation) -> Submission:
    """Returns what was sent, with its case. Raises Http404 for what was not."""
    submission = submitted(situation)
    if submission is None or getattr(submission, "case", None) is None:
        raise Http404
    return submission
