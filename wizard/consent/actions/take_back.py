"""One person takes back what they agreed to: on their own page, or by telling the school. Possible at any time."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from people.models import User
from record.service import record_event
from wizard.consent.actions.ask_clinician import stop_clinician
from wizard.consent.asked import clinician_behind
from wizard.consent.letters import TAKEN_BACK
from wizard.consent.models import ConsentRequest
from wizard.consent.permission import hold
from wizard.consent.settling import settle
from wizard.consent.telling import tell_the_school
from wizard.referrals.models import Referral

BY_LINK = "On their own page, by the link sent to them."


@transaction.atomic
def take_back_by_link(link: Link, request: ConsentRequest) -> bool:
    """Whether it was taken back just now; twice is harmless. The school is told in the same transaction.

    Raises PermissionDenied for anybody else's request.
    """
    if link.subject_id != request.person.public_id:
        raise PermissionDenied
    locked = Referral.objects.select_for_update(of=("self",)).select_related("authority", "route_version").get(
        pk=request.referral_id
    )  # fmt: skip
    return _take_back(None, locked, request, BY_LINK)


@transaction.atomic
def take_back_through_school(actor: User, request: ConsentRequest, how: str) -> bool:
    """Whether it was taken back just now, in writing to the school or otherwise: `how`. Raises PermissionDenied."""
    locked = hold(actor, request.referral, draft=False)
    return _take_back(actor, locked, request, how)


def _take_back(actor: User | None, referral: Referral, request: ConsentRequest, how: str) -> bool:
    request = ConsentRequest.objects.select_related("person", "asked_by").get(pk=request.pk)
    if not request.given or request.withdrawn_at is not None or request.ended_at is not None:
        return False
    request.withdrawn_at, request.withdrawn_how = timezone.now(), how
    request.save(update_fields=["withdrawn_at", "withdrawn_how"])
    settle(referral, request.consent_key)
    clinician = clinician_behind(referral, request.consent_key)
    if clinician is not None:
        stop_clinician(actor, clinician, "The family took back that this clinician may be asked.")
    if actor is None:
        tell_the_school(TAKEN_BACK, "consent_request", request, referral, f"consent-taken-back:{request.public_id}")
    told = {"consent": request.consent_key, "person": request.person.public_id}
    record_event("referral", referral.public_id, "consent_withdrawn", actor, told)
    return True
