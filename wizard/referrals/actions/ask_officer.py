"""A person of the school sends something on for an officer's decision that a rule would stop."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.referrals.changing import take_hold
from wizard.referrals.models import OfficerRequest, Referral


def ask_officer(actor: User, referral: Referral, about: str, reason: str, *, seen: int) -> OfficerRequest:
    """Returns the request; asking again about the same thing replaces the reason.

    `about` is "circumstance:KEY", "requirement:KEY" or "question:KEY". Raises ValueError without a reason,
    PermissionDenied, NotADraft or ChangedMeanwhile.
    """
    if not reason.strip():
        raise ValueError("an officer needs the school's reason")
    with transaction.atomic():
        take_hold(actor, referral, seen)
        request, _ = OfficerRequest.objects.update_or_create(
            referral=referral,
            about=about,
            defaults={"reason": reason.strip(), "by": actor, "at": timezone.now()},
        )
        record_event("referral", referral.public_id, "officer_asked", actor, {"about": about})
    return request
