"""A worry about a child is written down for named people, read by them, and followed up.

Its events are a chain of its own: those of the case are read by everybody who works it, and would tell that it exists.
"""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold
from wizard.provision.models import Concern, ConcernNote, ConcernReader
from wizard.provision.queries import possible_readers

CHAIN = "concern"


@transaction.atomic
def raise_concern(
    actor: User, case: Case, *, seen_on: date, about: str, told_lead: str, told_on: date, readers: Collection[User]
) -> Concern:
    """Returns the stored concern, which only its readers and who raised it may see (requirement N150).

    Raises PermissionDenied, also for a reader who has nothing to do with the case.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    allowed = set(possible_readers(held).values_list("pk", flat=True)) | {actor.pk}
    named = {one.pk for one in readers} | {actor.pk}
    if not named <= allowed:
        raise PermissionDenied
    now = timezone.now()
    concern = Concern.objects.create(
        case=held, seen_on=seen_on, about=about.strip(), told_lead=told_lead.strip(), told_on=told_on, raised_by=actor,
        raised_at=now,
    )  # fmt: skip
    ConcernReader.objects.bulk_create(
        ConcernReader(concern=concern, person_id=one, named_by=actor, named_at=now) for one in sorted(named)
    )
    told = {"case": held.submission.reference, "readers": sorted(named)}
    record_event(CHAIN, concern.public_id, "concern_raised", actor, told)
    return concern


@transaction.atomic
def read_concern(actor: User, concern: Concern) -> Concern:
    """Returns the concern for one of its readers; the reading is an event. Raises PermissionDenied."""
    if not may_read(actor, concern):
        raise PermissionDenied
    record_event(CHAIN, concern.public_id, "concern_read", actor)
    return concern


@transaction.atomic
def follow_up(actor: User, concern: Concern, what: str) -> ConcernNote:
    """Returns what a reader did about it (requirement E132). Raises PermissionDenied."""
    held = Concern.objects.select_for_update().get(pk=concern.pk)
    if not may_read(actor, held):
        raise PermissionDenied
    note = ConcernNote.objects.create(concern=held, what=what.strip(), by=actor, at=timezone.now())
    record_event(CHAIN, held.public_id, "concern_followed_up", actor, {"note": note.pk})
    return note


def may_read(actor: User, concern: Concern) -> bool:
    """Whether somebody is named as a reader and still has to do with the case."""
    named = concern.readers.filter(person=actor.pk).exists()
    return named and possible_readers(concern.case).filter(pk=actor.pk).exists()
