"""People are warned before a draft that nobody touches is deleted. The worker's chore, so nobody's permission."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import enqueue
from wizard.referrals.colleagues import colleagues_of
from wizard.referrals.expiry import WARNINGS, expires_on, nearly_over
from wizard.referrals.letters import EXPIRES
from wizard.referrals.models import Referral


def warn_of_expiry() -> int:
    """Promises the warnings that are due and returns how many drafts they are about. Safe to repeat.

    A letter's key is the day, the stage, the draft and the person: none is sent twice, and a draft that was changed
    since has another day and is warned of anew.
    """
    today, told = timezone.localdate(), 0
    for referral in nearly_over().select_related("assigned_to", "created_by"):
        left = (expires_on(referral) - today).days
        stage = min((days for days in WARNINGS if left <= days), default=None)
        if stage is not None:
            with transaction.atomic():
                for person in warned(referral):
                    enqueue(EXPIRES, "referral", referral.public_id, person.email, key_of(referral, stage, person))
            told += 1
    return told


def warned(referral: Referral) -> list[User]:
    """Returns who is warned: the person it is assigned to and whoever began it, while they are there, else all."""
    there = list(colleagues_of(referral))
    own = [one for one in there if one.pk in (referral.assigned_to_id, referral.created_by_id)]
    return own or there


def key_of(referral: Referral, stage: int, person: User) -> str:
    """Returns the letter's key."""
    return f"{stem(referral, stage)}:{person.pk}"


def stem(referral: Referral, stage: int) -> str:
    """Returns how the keys of one warning begin."""
    return f"{EXPIRES}:{expires_on(referral).isoformat()}:{stage}:{referral.public_id}"
