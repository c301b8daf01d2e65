"""Reaching what a school keeps of a family: 404 for everybody who may not refer for it."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from people.service import signed_in
from wizard.consent.models import ClinicianRequest, ConsentRequest, FamilyPerson
from wizard.consent.service import requests_of
from wizard.journey.situation import Situation
from wizard.journey.views.reach import load
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.service import may_refer


def load_to_ask(request: HttpRequest, public_id: str) -> Situation:
    """Returns the situation. Raises Http404 for who may not refer for its school, and for a withdrawn referral."""
    situation = load(request, public_id)
    if not may_refer(signed_in(request), situation.referral):
        raise Http404
    if situation.referral.status not in (ReferralStatus.DRAFT, ReferralStatus.SUBMITTED):
        raise Http404
    return situation


def person_in(situation: Situation, public_id: str) -> FamilyPerson:
    """Returns a person of this referral. Raises Http404 for any other."""
    people = FamilyPerson.objects.select_related("referral__school", "referral__authority")
    return get_object_or_404(people, referral=situation.referral, removed_at=None, public_id=public_id)


def request_in(situation: Situation, public_id: str) -> ConsentRequest:
    """Returns a request of this referral. Raises Http404 for any other."""
    return get_object_or_404(requests_of(situation.referral), public_id=public_id)


def clinician_in(situation: Situation, public_id: str) -> ClinicianRequest:
    """Returns a request to a clinician of this referral. Raises Http404 for any other."""
    return get_object_or_404(ClinicianRequest, referral=situation.referral, public_id=public_id)
