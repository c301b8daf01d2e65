"""The council asks for one missing thing; the rest of the referral stays closed. Asking decides nothing."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import CaseStatus, Move
from wizard.casework.family_asked import family_to_ask
from wizard.casework.family_news import tell_family
from wizard.casework.models import Case, InfoRequest
from wizard.casework.notices import ASKED, COUNCIL_ANSWERED
from wizard.casework.recounting import recount
from wizard.casework.school_news import write_to_school
from wizard.consent.models import FamilyPerson
from wizard.referrals.service import may_refer


@transaction.atomic
def ask_information(
    actor: User,
    case: Case,
    what: str,
    *,
    of: str = Move.SCHOOL,
    about: str = "",
    due_on: date | None = None,
    people: Sequence[FamilyPerson] = (),
) -> InfoRequest:
    """Returns the stored request; the school is told by a notice with the reference and a link.

    `about` is requirement:KEY or question:KEY of the route, or blank. `people` are those of the family who are asked,
    none meaning all: each has the words on a page of their own. Raises PermissionDenied, also for somebody to whom
    nothing may be written.
    """
    locked = held(case)
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    asked = InfoRequest.objects.create(
        case=locked, of=of, about=about, what=what.strip(), due_on=due_on, asked_by=actor, asked_at=timezone.now()
    )
    if locked.status in {CaseStatus.RECEIVED, CaseStatus.ACKNOWLEDGED}:
        locked.status = CaseStatus.WAITING
        locked.acknowledged_at = locked.acknowledged_at or asked.asked_at
        locked.acknowledged_by = locked.acknowledged_by or actor
        locked.save(update_fields=["status", "acknowledged_at", "acknowledged_by"])
    if people:
        if not set(people) <= set(family_to_ask(locked)):
            raise PermissionDenied
        asked.people.set(people)
    note(locked, actor, "info_requested", asked)
    if of == Move.SCHOOL:
        write_to_school(ASKED, locked, f"case-asked:{asked.pk}")
    elif of == Move.FAMILY:
        for email in [one.email for one in people if one.email] if people else [""]:
            tell_family(locked, f"asked:{asked.pk}", email)
    return asked


@transaction.atomic
def answer_information(actor: User, request: InfoRequest, answer: str) -> InfoRequest:
    """Returns the answered request; the case is the council's move again when nothing else is asked.

    The school may answer what is asked of it, the council may enter any answer it was given. Answered twice keeps the
    first. Raises PermissionDenied.
    """
    locked = held(request.case)
    school = request.of == Move.SCHOOL and may_refer(actor, locked.submission.referral)
    if not school and not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    asked = InfoRequest.objects.get(pk=request.pk)
    if asked.answered_at is None and asked.withdrawn_at is None:
        asked.answered_at, asked.answered_by, asked.answer = timezone.now(), actor, answer.strip()
        asked.save(update_fields=["answered_at", "answered_by", "answer"])
        if asked.of == Move.COUNCIL:
            tell_school(locked, actor, asked)
        else:
            come_back(locked, actor, asked, "info_received")
    return asked


def tell_school(case: Case, actor: User, asked: InfoRequest) -> None:
    """Tells whoever asked for the school that the council answered. No moment: the school's question moves no clock."""
    told = {"request": asked.pk, "of": asked.of}
    record_event("case", case.submission.reference, "council_answered", actor, told)
    write_to_school(COUNCIL_ANSWERED, case, f"council-answered:{asked.pk}", asked.asked_by)
    recount(case)


@transaction.atomic
def withdraw_request(actor: User, request: InfoRequest) -> InfoRequest:
    """Returns the request, no longer asked. Raises PermissionDenied, and for a school's question: that is answered."""
    locked = held(request.case)
    if request.of == Move.COUNCIL or not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    asked = InfoRequest.objects.get(pk=request.pk)
    if asked.answered_at is None and asked.withdrawn_at is None:
        asked.withdrawn_at = timezone.now()
        asked.save(update_fields=["withdrawn_at"])
        come_back(locked, actor, asked, "")
    return asked


def held(case: Case) -> Case:
    """Returns the locked case with what the actions read."""
    related = ("submission__submitted_by", "submission__referral__route_version", "authority", "school")
    return Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case.pk)


def come_back(case: Case, actor: User, asked: InfoRequest, event: str) -> None:
    """Makes the case the council's move again once nothing is asked of anybody, and writes down what happened."""
    waits = case.info_requests.exclude(of=Move.COUNCIL).filter(answered_at=None, withdrawn_at=None).exists()
    if case.status == CaseStatus.WAITING and not waits:
        case.status = CaseStatus.ACKNOWLEDGED
        case.save(update_fields=["status"])
    note(case, actor, event, asked)


def note(case: Case, actor: User, event: str, asked: InfoRequest) -> None:
    """Writes the moment and the event of a request, and counts the clocks anew."""
    if event:
        moment = asked.answered_at or asked.asked_at
        case.moments.create(
            event=event, on=timezone.localdate(moment), about=str(asked.pk), recorded_by=actor, recorded_at=moment
        )
    told = {"request": asked.pk, "of": asked.of, "about": asked.about}
    record_event("case", case.submission.reference, event or "request_withdrawn", actor, told)
    recount(case)
