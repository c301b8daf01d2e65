"""Reaching a referral: 404 for anybody else's, its own page for one that is sent, and the shell around it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from links.service import address_of
from people.service import signed_in
from wizard.casework.models import Case
from wizard.casework.service import note_reading
from wizard.journey.situation import Situation, situation_for
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral


def load(request: HttpRequest, public_id: str) -> Situation:
    """Returns the situation of a referral of the person's schools; the reading of one that was sent is written down.

    Raises Http404 for every other.
    """
    person = signed_in(request)
    try:
        found = situation_for(person, public_id, posted=request.method == "POST")
    except Referral.DoesNotExist:
        raise Http404 from None
    if found.referral.status == ReferralStatus.SUBMITTED:
        cases = Case.objects.filter(submission__referral=found.referral).select_related("submission")
        for case in cases.defer("submission__document"):
            note_reading(person, case, "school")
    return found


def closed(situation: Situation) -> HttpResponseRedirect | None:
    """Returns where a referral that is no draft leads; None for a draft."""
    if situation.referral.status == ReferralStatus.SUBMITTED:
        return redirect("journey:sent", situation.referral.public_id)
    if situation.is_draft:
        return None
    if situation.referral.by_link:
        return redirect(address_of(situation.referral.started.link))
    later = situation.referral.moved_to.order_by("pk").last()
    return redirect("journey:tasks", later.public_id) if later else redirect("journey:referrals")


def is_beginner(request: HttpRequest) -> bool:
    """Whether the page is shown to who began this referral by a link, and to nobody with an account."""
    return getattr(request, "begun_by_link", False)


def shell(request: HttpRequest, situation: Situation) -> dict[str, Any]:
    """Returns what the wizard's shell reads."""
    referral = situation.referral
    return {
        "authority": referral.authority,
        "referral": referral,
        "route": situation.route,
        "who": str(request.user) if referral.by_link else f"{request.user}, {referral.school.name}",
        "begun_href": address_of(referral.started.link) if is_beginner(request) else "",
        "save_href": reverse("journey:tasks", args=[referral.public_id]),
        "tasks_href": reverse("journey:tasks", args=[referral.public_id]),
    }
