"""A school writes down that a parent or young person took back an agreement, before sending or after."""

from django.db import transaction

from people.models import User
from wizard.casework.service import note_withdrawal
from wizard.consent.models import Consent
from wizard.consent.service import consents_of, withdraw_consent
from wizard.referrals.models import Referral, Submission


@transaction.atomic
def take_back_consent(actor: User, referral: Referral, consent_key: str, how: str) -> Consent:
    """Returns the withdrawn consent; where the referral was sent, the council is told in the same transaction.

    Taking back twice is harmless. Raises Consent.DoesNotExist, PermissionDenied.
    """
    Referral.objects.select_for_update().get(pk=referral.pk)  # the second of two clicks waits, and finds it done
    before = consents_of(referral).get(consent_key)
    consent = withdraw_consent(actor, referral, consent_key, how)
    submission = Submission.objects.filter(referral=referral).first()
    if submission and before and before.withdrawn_at is None:
        note_withdrawal(actor, submission, consent_key)
    return consent
