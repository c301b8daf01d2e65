"""Moving a draft to a newer version of its route: what changed, what becomes of the draft, and then the move."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from people.service import signed_in
from wizard.journey.actions.move_referral import CannotMove, move_referral
from wizard.journey.contacts import help_contact
from wizard.journey.moving import changes_for, notice_of, offered, plan_of
from wizard.journey.situation import Situation
from wizard.journey.views.reach import closed, load, shell
from wizard.referrals.service import ChangedMeanwhile, NotADraft, looked_again, referrals_changeable_by
from wizard.routes.models import RouteVersion
from wizard.routes.service import Fate

GROUPS = (
    (Fate.ASK_AGAIN, "Asked again", "What was agreed to before stays on record, and counts no more."),
    (Fate.LOOK_AGAIN, "To look at again", "Your answers stay. Open each one, and save it when it is still right."),
    (Fate.DROP, "Put aside", "Not part of the new version. You can still read it here."),
    (Fate.NEW, "New", "You have not been asked this before."),
    (Fate.KEEP, "Kept as it is", ""),
)
SORTS = {"answer": "", "evidence": "Evidence", "document": "Paper", "agreement": "Agreement"}
MOST_TRIES = 3


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def move(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows what a move would do, or what earlier ones put aside; POST moves the draft as it was shown."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    newer = offered(situation)
    if request.method == "POST" and newer is not None:
        return moved(request, situation, newer)
    return render(request, "journey/move.html", context_of(request, situation, newer))


def moved(request: HttpRequest, situation: Situation, newer: RouteVersion) -> HttpResponseBase:
    """Moves it when the form is of this version and of the draft as it stands; else shows the plan as it is now."""
    seen, number = request.POST.get("seen", ""), request.POST.get("to", "")
    referral = situation.referral
    if seen == str(referral.lock_version) and number == str(newer.number):
        try:
            move_referral(signed_in(request), referral, newer, referral.lock_version)
        except NotADraft:
            return redirect("journey:sent", referral.public_id)
        except (ChangedMeanwhile, CannotMove):
            pass
        else:
            return redirect("journey:tasks", referral.public_id)
    again = load(request, referral.public_id)
    context = context_of(request, again, offered(again)) | {"changed_meanwhile": True}
    return render(request, "journey/move.html", context, status=409)


def context_of(request: HttpRequest, situation: Situation, newer: RouteVersion | None) -> dict[str, Any]:
    """Returns what the page shows; without a newer version, what was put aside by earlier moves."""
    plan = plan_of(situation, newer) if newer else []
    groups = [
        {"fate": fate.value, "heading": heading, "about": about, "rows": rows}
        for fate, heading, about in GROUPS
        if (rows := [(SORTS[one.sort], one) for one in plan if one.fate == fate])
    ]
    return {
        **shell(request, situation),
        "newer": newer,
        "moving": notice_of(situation),
        "today": timezone.localdate(),
        "may_move": referrals_changeable_by(request.user).filter(pk=situation.referral.pk).exists(),
        "groups": groups,
        "changes": changes_for(situation, newer, plan) if newer else [],
        "put_aside": situation.referral.put_aside.select_related("from_version", "to_version"),
        "contact": help_contact(situation.route),
    }


@require_POST
@login_required
def looked(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Takes the mark off something that was looked at and left as it is."""
    about = request.POST.get("about", "")
    for _ in range(MOST_TRIES):
        situation = load(request, public_id)
        elsewhere = closed(situation)
        if elsewhere is not None:
            return elsewhere
        if about not in situation.looks_again:
            break
        try:
            looked_again(signed_in(request), situation.referral, about, seen=situation.referral.lock_version)
        except ChangedMeanwhile:
            continue
        except NotADraft:
            raise Http404 from None
        break
    return redirect("journey:tasks", public_id)
