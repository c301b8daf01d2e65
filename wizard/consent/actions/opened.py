"""Somebody opened what they were asked: the school sees that it arrived."""

from django.db import transaction
from django.utils import timezone

from record.service import record_event
from wizard.consent.models import ClinicianRequest, ConsentRequest
from wizard.referrals.models import Referral


def opened(request: ConsentRequest) -> None:
    """Notes the first opening."""
    _note(request, "consent_question_opened")


def clinician_opened(request: ClinicianRequest) -> None:
    """Notes the first opening."""
    _note(request, "clinician_question_opened")


@transaction.atomic
def _note(request: ConsentRequest | ClinicianRequest, event: str) -> None:
    if request.opened_at is not None:
        return
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=request.referral_id)
    if type(request).objects.filter(pk=request.pk, opened_at=None).update(opened_at=timezone.now()):
        record_event("referral", referral.public_id, event, None, {"request": request.public_id})
