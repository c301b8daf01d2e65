"""Somebody has not answered: one more letter with the same link, twice at most, and never to somebody restricted."""

from django.db import transaction
from django.utils import timezone

from links.service import is_running
from record.service import enqueue, record_event
from wizard.consent.actions.ask_person import may_be_written_to
from wizard.consent.letters import CLINICIAN_REMINDER, REMINDER
from wizard.consent.models import ClinicianRequest, ConsentRequest
from wizard.referrals.models import Referral

REMINDERS = 2


@transaction.atomic
def remind(request: ConsentRequest) -> bool:
    """Whether a reminder was promised. One letter reminds of everything this person was asked for."""
    Referral.objects.select_for_update(of=("self",)).get(pk=request.referral_id)
    request = ConsentRequest.objects.select_related("person", "link", "referral").get(pk=request.pk)
    if request.answered_at or request.ended_at or request.reminders >= REMINDERS or request.link is None:
        return False
    if not may_be_written_to(request.person) or not is_running(request.link):
        return False
    request.reminders += 1
    request.save(update_fields=["reminders"])
    day = timezone.localdate()
    key = f"consent-reminder:{request.person.public_id}:{day.isoformat()}"
    enqueue(REMINDER, "consent_request", request.public_id, request.person.email, key)
    told = {"consent": request.consent_key, "person": request.person.public_id, "number": request.reminders}
    record_event("referral", request.referral.public_id, "consent_reminded", None, told)
    return True


@transaction.atomic
def remind_clinician(request: ClinicianRequest) -> bool:
    """Whether a reminder to a clinician was promised."""
    Referral.objects.select_for_update(of=("self",)).get(pk=request.referral_id)
    request = ClinicianRequest.objects.select_related("link", "referral").get(pk=request.pk)
    over = request.answered_at or request.declined_at or request.ended_at or request.reminders >= REMINDERS
    if over or request.link is None or not is_running(request.link):
        return False
    request.reminders += 1
    request.save(update_fields=["reminders"])
    key = f"clinician-reminder:{request.public_id}:{request.reminders}"
    enqueue(CLINICIAN_REMINDER, "clinician_request", request.public_id, request.email, key)
    told = {"request": request.public_id, "number": request.reminders}
    record_event("referral", request.referral.public_id, "clinician_reminded", None, told)
    return True
