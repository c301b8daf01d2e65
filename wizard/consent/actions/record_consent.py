"""A school writes down what a parent or young person agreed to, or did not."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from schoolyear.counting import add_months
from wizard.consent.asked import months_now
from wizard.consent.models import Consent
from wizard.referrals.models import Referral
from wizard.referrals.service import referrals_changeable_by


def record_consent(
    actor: User,
    referral: Referral,
    consent_key: str,
    *,
    given: bool,
    scopes: Sequence[str] = (),
    given_by: str = "",
    relationship: str = "",
    how: str = "",
    given_on: date | None = None,
    statement: str,
) -> Consent:
    """Returns the consent as it now stands; recording again replaces what was recorded before.

    `statement` is the exact words they were shown: its hash is kept, so that changed words ask again.
    Raises PermissionDenied when the actor may not refer for this school or the referral has been sent.
    """
    with transaction.atomic():
        # Permission, draft and lock in one question: a step has ten queries in all.
        locked = referrals_changeable_by(actor).select_for_update(of=("self",)).filter(pk=referral.pk).first()
        if locked is None:
            raise PermissionDenied
        until = add_months(given_on, months_now(referral, consent_key)) if given and given_on else None
        consent, _ = Consent.objects.update_or_create(
            referral=locked,
            consent_key=consent_key,
            defaults={
                "given": given,
                "scopes": list(scopes),
                "given_by": given_by,
                "relationship": relationship,
                "how": how,
                "given_on": given_on,
                "lasts_until": until,
                "signed": [],
                "statement_sha256": hashlib.sha256(statement.encode()).hexdigest(),
                "recorded_by": actor,
                "recorded_at": timezone.now(),
                "withdrawn_at": None,
                "withdrawn_how": "",
                "asked_again_at": None,
            },
        )
        record_event(
            "referral",
            referral.public_id,
            "consent_recorded" if given else "consent_not_given",
            actor,
            {"consent": consent_key, "statement": consent.statement_sha256},
        )
    return consent
