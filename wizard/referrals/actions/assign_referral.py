"""A person of the school asks a colleague to carry on with a draft."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import enqueue, record_event
from wizard.referrals.changing import take_hold
from wizard.referrals.colleagues import colleagues_of
from wizard.referrals.letters import ASSIGNED
from wizard.referrals.models import Referral


class NotAColleague(ValueError):
    """The person does not refer for this school, so could not open the draft."""


def assign_referral(actor: User, referral: Referral, to: User, note: str, *, seen: int) -> None:
    """Makes `to` the one who carries on, and promises them a letter; the note stays here, with the draft.

    Everybody who could change the draft before still can. Raises NotAColleague, PermissionDenied, NotADraft or
    ChangedMeanwhile, and then nothing is stored.
    """
    with transaction.atomic():
        take_hold(actor, referral, seen)
        if not colleagues_of(referral).filter(pk=to.pk).exists():
            raise NotAColleague
        referral.assigned_to, referral.assigned_by = to, actor
        referral.assigned_note, referral.assigned_at = note.strip(), timezone.now()
        referral.save(
            update_fields=["assigned_to", "assigned_by", "assigned_note", "assigned_at", "updated_at"],
        )
        record_event("referral", referral.public_id, "referral_assigned", actor, {"to": to.pk})
        if to != actor:
            key = f"{ASSIGNED}:{referral.public_id}:{referral.lock_version}"
            enqueue(ASSIGNED, "referral", referral.public_id, to.email, key)
