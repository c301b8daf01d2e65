"""A person of the school has looked at something that reads differently since the draft moved, and leaves it."""

from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.referrals.changing import take_hold, take_marks_off
from wizard.referrals.models import Referral


def looked_again(actor: User, referral: Referral, about: str, *, seen: int) -> None:
    """Takes the mark off; harmless when there is none. Raises as take_hold does."""
    with transaction.atomic():
        take_hold(actor, referral, seen)
        if take_marks_off(referral, [about]):
            record_event("referral", referral.public_id, "looked_again", actor, {"about": about})
