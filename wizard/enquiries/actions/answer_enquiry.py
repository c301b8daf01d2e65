"""The council answers an enquiry in words. It decides nothing about the child: a decision needs a referral."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import enqueue, record_event
from wizard.enquiries.enums import EnquiryStatus
from wizard.enquiries.models import Enquiry
from wizard.enquiries.notices import ANSWERED


class AlreadyOver(Exception):
    """It was answered or taken back in the meantime."""


@transaction.atomic
def answer_enquiry(actor: User, enquiry: Enquiry, answer: str) -> Enquiry:
    """Returns the answered enquiry; the person gets a letter with the link, and reads the answer behind it.

    Raises PermissionDenied, AlreadyOver.
    """
    related = ("authority", "link")
    held = Enquiry.objects.select_for_update(of=("self",)).select_related(*related).get(pk=enquiry.pk)
    if not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    if held.status != EnquiryStatus.SENT:
        raise AlreadyOver
    held.status, held.answer = EnquiryStatus.ANSWERED, answer.strip()
    held.answered_at, held.answered_by = timezone.now(), actor
    held.save(update_fields=["status", "answer", "answered_at", "answered_by"])
    record_event("enquiry", held.public_id, "enquiry_answered", actor)
    if held.link.email:
        enqueue(ANSWERED, "enquiry", held.public_id, held.link.email, f"enquiry-answered:{held.public_id}")
    return held
