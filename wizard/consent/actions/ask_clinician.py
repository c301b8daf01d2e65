"""A school asks a health professional for facts: prepared, agreed to by the family, then sent."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.service import end_links
from people.models import Membership, User
from record.service import enqueue, record_event
from wizard.consent.letters import CLINICIAN_ASKED
from wizard.consent.links import CLINICIAN, CLINICIAN_SUBJECT, REPLY_DAYS, clinician_link
from wizard.consent.models import ClinicianRequest, FamilyPerson
from wizard.consent.permission import hold
from wizard.consent.queries import consent_stands
from wizard.referrals.models import Referral
from wizard.referrals.service import begun_from

FIELDS = ("for_key", "name", "author", "role", "organisation", "email", "question")


class NotAClinician(ValueError):
    """The address is one of the school, the family or who asks: what came from there would be no clinician's word."""


class FamilyHasNotAgreed(Exception):
    """The family's agreement to asking this clinician does not stand."""


@transaction.atomic
def prepare_clinician(actor: User, referral: Referral, about: dict[str, Any]) -> ClinicianRequest:
    """Returns the stored request, not sent yet. Raises NotAClinician, PermissionDenied."""
    locked = hold(actor, referral)
    if is_one_of_ours(locked, about["email"]):
        raise NotAClinician
    values = {key: about[key] for key in FIELDS if key in about}
    request = ClinicianRequest.objects.create(referral=locked, asked_by=actor, made_at=timezone.now(), **values)
    record_event("referral", locked.public_id, "clinician_prepared", actor, {"request": request.public_id})
    return request


def is_one_of_ours(referral: Referral, email: str) -> bool:
    """Whether the address belongs to somebody who works at the school, to somebody of the family, or to who asks."""
    if begun_from(referral, email):
        return True
    here = Membership.objects.filter(school=referral.school, user__email__iexact=email.strip())
    return here.exists() or FamilyPerson.objects.filter(referral=referral, email__iexact=email.strip()).exists()


@transaction.atomic
def send_to_clinician(actor: User, request: ClinicianRequest) -> ClinicianRequest:
    """Returns the request, sent: the letter is promised in the same transaction. A second time changes nothing.

    Raises FamilyHasNotAgreed while the family's agreement does not stand, NotAClinician, PermissionDenied.
    """
    locked = hold(actor, request.referral)
    request = ClinicianRequest.objects.get(pk=request.pk)
    if request.ended_at is not None:
        raise PermissionDenied
    if not consent_stands(locked, request.consent_key):
        raise FamilyHasNotAgreed
    if is_one_of_ours(locked, request.email):
        raise NotAClinician
    if request.sent_at is None:
        request.sent_at = timezone.now()
        request.reply_by = timezone.localdate(request.sent_at) + timedelta(days=REPLY_DAYS)
        request.link = clinician_link(actor, request)
        request.save(update_fields=["sent_at", "reply_by", "link"])
        key = f"clinician-asked:{request.public_id}"
        enqueue(CLINICIAN_ASKED, "clinician_request", request.public_id, request.email, key)
        record_event("referral", locked.public_id, "clinician_asked", actor, {"request": request.public_id})
    return request


@transaction.atomic
def stop_clinician(actor: User | None, request: ClinicianRequest, because: str) -> None:
    """Ends a request and its link; what was answered stays. Call it for a person who was checked by the caller."""
    request = ClinicianRequest.objects.select_related("referral").get(pk=request.pk)
    if request.ended_at is not None or request.answered_at is not None:
        return
    request.ended_at, request.ended_because = timezone.now(), because
    request.save(update_fields=["ended_at", "ended_because"])
    end_links(actor, CLINICIAN_SUBJECT, request.public_id, purpose=CLINICIAN)
    record_event("referral", request.referral.public_id, "clinician_stopped", actor, {"request": request.public_id})


@transaction.atomic
def withdraw_clinician(actor: User, request: ClinicianRequest) -> None:
    """The school takes its question back. Raises PermissionDenied."""
    hold(actor, request.referral)
    stop_clinician(actor, request, "The school took the question back.")
