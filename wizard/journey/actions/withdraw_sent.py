"""A school takes back what it sent: the council is told on the case, and nothing is deleted."""

from functools import partial

from people.models import User
from wizard.casework.service import note_referral_withdrawn
from wizard.referrals.models import Referral
from wizard.referrals.service import withdraw_submission


def withdraw_sent(actor: User, referral: Referral, reason: str) -> None:
    """Marks the referral as withdrawn and tells the council, in one transaction; again is harmless.

    Raises ValueError without a reason, PermissionDenied, or Submission.DoesNotExist for a draft.
    """
    withdraw_submission(actor, referral, reason, partial(note_referral_withdrawn, actor))
