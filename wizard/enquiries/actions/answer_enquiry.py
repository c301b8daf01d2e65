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
from wizard.referrals.models import Referral


class AlreadyOver(Exception):
    """It was answered, referred or taken back in the meantime."""


@transaction.atomic
def answer_enquiry(actor: User, enquiry: Enquiry, answer: str) -> Enquiry:
    """Returns the answered enquiry; the person gets a letter with the link, and reads the answer behind it.

    Raises PermissionDenied, AlreadyOver.
    """
    held = hold(actor, enquiry)
    held.status, held.answer = EnquiryStatus.ANSWERED, answer.strip()
    return settle(actor, held, "enquiry_answered")


@transaction.atomic
def refer_from_enquiry(actor: User, enquiry: Enquiry, referral: Referral, answer: str) -> Enquiry:
    """Returns the enquiry, answered by a referral that the council entered from it. Raises as answer_enquiry does."""
    held = hold(actor, enquiry)
    if referral.authority_id != held.authority_id:
        raise PermissionDenied
    held.status, held.referral, held.answer = EnquiryStatus.REFERRED, referral, answer.strip()
    return settle(actor, held, "enquiry_referred")


def hold(actor: User, enquiry: Enquiry) -> Enquiry:
    """Returns the locked enquiry while it waits. Raises PermissionDenied, AlreadyOver."""
    related = ("authority", "link")
    held = Enquiry.objects.select_for_update(of=("self",)).select_related(*related).get(pk=enquiry.pk)
    if not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    if held.status != EnquiryStatus.SENT:
        raise AlreadyOver
    return held


def settle(actor: User, held: Enquiry, event: str) -> Enquiry:
    """Stores who answered and when, and promises the person their letter."""
    held.answered_at, held.answered_by = timezone.now(), actor
    held.save(update_fields=["status", "answer", "referral", "answered_at", "answered_by"])
    record_event("enquiry", held.public_id, event, actor)
    if held.link.email:
        enqueue(ANSWERED, "enquiry", held.public_id, held.link.email, f"enquiry-answered:{held.public_id}")
    return held
