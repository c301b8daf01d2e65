"""A person of the school says that a draft is still needed: its time begins anew."""

from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.referrals.changing import take_hold
from wizard.referrals.models import Referral


def keep_draft(actor: User, referral: Referral, *, seen: int) -> None:
    """Counts as a change, so that the draft expires later. Raises as take_hold does."""
    with transaction.atomic():
        take_hold(actor, referral, seen)
        record_event("referral", referral.public_id, "draft_kept", actor)
