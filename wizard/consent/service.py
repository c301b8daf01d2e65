"""The door to consent: record it, withdraw it, ask what stands."""

from wizard.consent.actions.record_consent import record_consent
from wizard.consent.actions.withdraw_consent import withdraw_consent
from wizard.consent.models import Consent
from wizard.referrals.models import Referral

__all__ = ["consents_of", "record_consent", "withdraw_consent"]


def consents_of(referral: Referral) -> dict[str, Consent]:
    """Returns what was recorded for this referral, by the consent's key (given, refused and withdrawn alike)."""
    return {consent.consent_key: consent for consent in referral.consents.all()}
