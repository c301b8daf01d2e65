"""An agreement is taken back, before sending or after: through the school, or by the person on their own page."""

from django.db import transaction

from links.models import Link
from people.models import User
from wizard.casework.service import note_withdrawal
from wizard.consent.models import Consent, ConsentRequest
from wizard.consent.service import consents_of, take_back_by_link, take_back_through_school, withdraw_consent
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


@transaction.atomic
def take_back_of_person(actor: User, request: ConsentRequest, how: str) -> None:
    """Records that one person took back what they agreed to, and tells the council where the referral was sent.

    Raises PermissionDenied.
    """
    if take_back_through_school(actor, request, how):
        _tell_council(actor, request)


@transaction.atomic
def take_back_own(link: Link, request: ConsentRequest) -> None:
    """Takes back on the person's own page; school and council are told. Raises PermissionDenied."""
    if take_back_by_link(link, request):
        _tell_council(None, request)


def _tell_council(actor: User | None, request: ConsentRequest) -> None:
    submission = Submission.objects.filter(referral=request.referral_id).first()
    if submission is not None:
        note_withdrawal(actor, submission, request.consent_key)
