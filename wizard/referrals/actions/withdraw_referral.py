"""A person of the school withdraws a draft: it will not be sent."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.referrals.changing import take_hold
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral


def withdraw_referral(actor: User, referral: Referral, *, seen: int) -> None:
    """Closes the draft; what was answered is kept until it is purged. Raises as take_hold does."""
    with transaction.atomic():
        take_hold(actor, referral, seen)
        referral.status = ReferralStatus.WITHDRAWN
        referral.withdrawn_at, referral.withdrawn_by = timezone.now(), actor
        referral.save(update_fields=["status", "withdrawn_at", "withdrawn_by", "updated_at"])
        record_event("referral", referral.public_id, "referral_withdrawn", actor)
