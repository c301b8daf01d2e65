"""Working out anew what stands, after somebody asked, answered or took back."""

from django.db.models import QuerySet
from django.utils import timezone

from wizard.consent.asked import sha256_now
from wizard.consent.models import Consent, ConsentRequest
from wizard.consent.standing import standing_of
from wizard.referrals.models import Referral


def settle(referral: Referral, key: str) -> Consent | None:
    """Stores and returns what stands for one consent; None where nobody is asked. Call it with the referral locked."""
    requests = list(requests_of(referral).filter(consent_key=key, ended_at=None))
    if not requests:
        Consent.objects.filter(referral=referral, consent_key=key).delete()
        return None
    sha256 = sha256_now(referral, key)
    found = standing_of(requests, timezone.localdate(), sha256)
    consent, _ = Consent.objects.update_or_create(
        referral=referral,
        consent_key=key,
        defaults={
            "given": found.given,
            "scopes": found.scopes,
            "given_by": found.given_by,
            "relationship": found.party,
            "signed": found.signed,
            "how": found.how,
            "held_at": "",
            "given_on": found.given_on,
            "lasts_until": found.lasts_until,
            "statement_sha256": sha256 or "",
            "recorded_by": requests[-1].asked_by,
            "recorded_at": timezone.now(),
            "withdrawn_at": found.withdrawn_at,
            "withdrawn_how": found.withdrawn_how,
            "asked_again_at": None,
        },
    )
    return consent


def requests_of(referral: Referral) -> QuerySet[ConsentRequest]:
    """Returns every request of a referral with its person."""
    return ConsentRequest.objects.filter(referral=referral).select_related("person", "asked_by", "link", "referral")
