"""A clinician gives facts, or says no. Only the person whom the link was sent to can."""

import hashlib
import json
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from people.enums import SCHOOL_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.consent.letters import CLINICIAN_ANSWERED
from wizard.consent.models import ClinicianRequest
from wizard.consent.permission import held
from wizard.consent.queries import consent_stands
from wizard.consent.telling import tell_the_school
from wizard.referrals.models import Referral

FACTS = (
    "condition", "seen_on", "how_seen", "effect", "hours", "expected", "next_review", "referrals", "support",
)  # fmt: skip


class NotTheClinician(PermissionDenied):
    """Somebody of the school filled it in: it would not be the clinician's word, so it is not taken."""


@transaction.atomic
def give_facts(
    link: Link, request: ClinicianRequest, facts: dict[str, Any], who: User | AnonymousUser
) -> ClinicianRequest:
    """Returns the request with the facts, dates as ISO strings; given twice, the first stay.

    `who` is whoever is signed in in that browser. Raises NotTheClinician for somebody of the school, PermissionDenied
    for another request's link, one that ended, or where the family's agreement does not stand any more.
    """
    if link.subject_id != request.public_id:
        raise PermissionDenied
    locked = held(request.referral, draft=False)
    request = ClinicianRequest.objects.select_related("asked_by", "link").get(pk=request.pk)
    if holds(who, SCHOOL_ROLES, school=locked.school):
        raise NotTheClinician
    if request.ended_at or request.declined_at or not consent_stands(locked, request.consent_key):
        raise PermissionDenied
    if request.answered_at is None:
        request.facts = {key: facts[key] for key in FACTS if facts.get(key) not in (None, "")}
        text = json.dumps(request.facts, ensure_ascii=False, sort_keys=True)
        request.facts_sha256 = hashlib.sha256(text.encode()).hexdigest()
        request.answered_at = timezone.now()
        request.save(update_fields=["facts", "facts_sha256", "answered_at"])
        told = {"request": request.public_id, "sha256": request.facts_sha256}
        record_event("referral", locked.public_id, "clinician_answered", None, told)
        _tell(request, locked)
    return request


@transaction.atomic
def decline_to_answer(link: Link, request: ClinicianRequest, reason: str) -> ClinicianRequest:
    """Returns the request, declined. Raises PermissionDenied for another's link or one that was answered."""
    if link.subject_id != request.public_id:
        raise PermissionDenied
    locked = held(request.referral, draft=False)
    request = ClinicianRequest.objects.select_related("asked_by").get(pk=request.pk)
    if request.answered_at or request.ended_at:
        raise PermissionDenied
    if request.declined_at is None:
        request.declined_at, request.reason = timezone.now(), reason
        request.save(update_fields=["declined_at", "reason"])
        record_event("referral", locked.public_id, "clinician_declined", None, {"request": request.public_id})
        _tell(request, locked)
    return request


def _tell(request: ClinicianRequest, referral: Referral) -> None:
    stem = f"clinician-answered:{request.public_id}"
    tell_the_school(CLINICIAN_ANSWERED, "clinician_request", request, referral, stem)
