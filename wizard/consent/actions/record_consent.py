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
from wizard.consent.queries import still_counts
from wizard.consent.seen import refuse_older
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
    held_at: str = "",
    given_on: date | None = None,
    statement: str,
    shown: str = "",
) -> Consent:
    """Returns the consent as it now stands; recording again replaces what was recorded before.

    `statement` is the exact words they were shown: its hash is kept, so that changed words ask again. `held_at` says
    where the signed agreement is kept, which a route may want said. `shown` is what the page said was recorded. Raises
    ChangedSinceShown when that is something else by now, PermissionDenied when the actor may not refer for this school
    or the referral has been sent.
    """
    with transaction.atomic():
        # Permission, draft and lock in one question: a step has ten queries in all.
        locked = referrals_changeable_by(actor).select_for_update(of=("self",)).filter(pk=referral.pk).first()
        if locked is None:
            raise PermissionDenied
        sha256 = hashlib.sha256(statement.encode()).hexdigest()
        before = locked.consents.filter(consent_key=consent_key).first()
        refuse_older(shown, before if before and still_counts(before, sha256, timezone.localdate()) else None)
        consent = Consent(
            pk=before.pk if before else None,
            referral=locked,
            consent_key=consent_key,
            given=given,
            scopes=list(scopes),
            given_by=given_by,
            relationship=relationship,
            how=how,
            held_at=held_at,
            given_on=given_on,
            lasts_until=add_months(given_on, months_now(referral, consent_key)) if given and given_on else None,
            statement_sha256=sha256,
            recorded_by=actor,
            recorded_at=timezone.now(),
        )
        consent.save(force_update=before is not None)
        kind = "consent_recorded" if given else "consent_not_given"
        told = {"consent": consent_key, "statement": sha256}
        record_event("referral", referral.public_id, kind, actor, told)
    return consent
