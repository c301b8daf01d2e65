"""A parent or young person withdraws, in writing to the school; possible at any time, also after sending."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.consent.models import Consent
from wizard.referrals.models import Referral
from wizard.referrals.service import may_refer


def withdraw_consent(actor: User, referral: Referral, consent_key: str, how: str) -> Consent:
    """Returns the consent, withdrawn from now on; what was done under it before stays as it was.

    Withdrawing twice is harmless. Raises Consent.DoesNotExist, PermissionDenied.
    """
    if not may_refer(actor, referral):
        raise PermissionDenied
    with transaction.atomic():
        Referral.objects.select_for_update().get(pk=referral.pk)
        consent = Consent.objects.get(referral=referral, consent_key=consent_key)
        if consent.withdrawn_at is None:
            consent.withdrawn_at, consent.withdrawn_how = timezone.now(), how
            consent.save(update_fields=["withdrawn_at", "withdrawn_how"])
            record_event("referral", referral.public_id, "consent_withdrawn", actor, {"consent": consent_key})
    return consent
