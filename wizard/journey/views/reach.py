"""Reaching a referral: 404 for anybody else's, its own page for one that is sent, and the shell around it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from people.models import User
from wizard.journey.situation import Situation, situation_for
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral


def actor_of(request: HttpRequest) -> User:
    """Returns the signed-in person; views ask strangers to sign in first. Raises PermissionDenied for a stranger."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def load(request: HttpRequest, public_id: str) -> Situation:
    """Returns the situation of a referral of the person's schools. Raises Http404 for every other."""
    try:
        return situation_for(actor_of(request), public_id)
    except Referral.DoesNotExist:
        raise Http404 from None


def closed(situation: Situation) -> HttpResponseRedirect | None:
    """Returns where a referral that is no draft leads; None for a draft."""
    if situation.referral.status == ReferralStatus.SUBMITTED:
        return redirect("journey:sent", situation.referral.public_id)
    return None if situation.is_draft else redirect("journey:referrals")


def shell(request: HttpRequest, situation: Situation) -> dict[str, Any]:
    """Returns what the wizard's shell reads."""
    referral = situation.referral
    return {
        "authority": referral.authority,
        "referral": referral,
        "route": situation.route,
        "who": f"{request.user}, {referral.school.name}",
        "save_href": reverse("journey:tasks", args=[referral.public_id]),
        "tasks_href": reverse("journey:tasks", args=[referral.public_id]),
    }
