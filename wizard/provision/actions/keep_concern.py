"""A worry about a child is written down for named people, read by them, and followed up.

Its events are a chain of its own: those of the case are read by everybody who works it, and would tell that it exists.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from links.models import Link
from people.models import User
from record.service import enqueue, record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold
from wizard.evidence.service import add_named_item
from wizard.provision.actions.by_link import pupil_behind
from wizard.provision.letters import CONCERN
from wizard.provision.models import Concern, ConcernNote, ConcernPaper, ConcernReader, Placement
from wizard.provision.readers import CHAIN, READ, at_council, concerns_open_to, possible_readers, readers_of


class NobodyReads(ValueError):
    """The people a worry is for are named nowhere: whoever wrote it must ring instead."""


@transaction.atomic
def raise_concern(
    actor: User, case: Case, *, seen_on: date, about: str, told_lead: str, told_on: date, readers: Collection[User],
    for_school: bool = False, for_council: bool = False,
) -> Concern:  # fmt: skip
    """Returns the stored concern, which only its readers and who raised it may see (requirement N150).

    They are told, without a word of it. Raises PermissionDenied, also for a reader who has nothing to do with the case.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    allowed = set(possible_readers(held).values_list("pk", flat=True)) | {actor.pk}
    named = {one.pk for one in readers} | {actor.pk}
    if not named <= allowed:
        raise PermissionDenied
    now = timezone.now()
    concern = Concern.objects.create(
        case=held, seen_on=seen_on, about=about.strip(), told_lead=told_lead.strip(), told_on=told_on, raised_by=actor,
        raised_at=now, for_school=for_school, for_council=for_council,
    )  # fmt: skip
    ConcernReader.objects.bulk_create(
        ConcernReader(concern=concern, person_id=one, named_by=actor, named_at=now) for one in sorted(named)
    )
    told: dict[str, Any] = {"case": held.submission.reference, "readers": sorted(named)}
    record_event(CHAIN, concern.public_id, "concern_raised", actor, {**told, **groups_of(concern)})
    tell_readers(concern, actor)
    return concern


@transaction.atomic
def raise_concern_by_link(
    link: Link, placement: Placement, *, seen_on: date, about: str, told_lead: str, told_on: date, written_by: str,
    for_school: bool, for_council: bool,
) -> Concern:  # fmt: skip
    """Returns the worry that a provider wrote by its link; the safeguarding people it is for read it, nobody else.

    Written twice it is one. Raises PermissionDenied, NobodyReads where nobody is named to read it.
    """
    found = pupil_behind(link, placement)
    said = {
        "case": found.case,
        "placement": found,
        "by_link": link,
        "seen_on": seen_on,
        "about": about.strip(),
        "told_lead": told_lead.strip(),
        "told_on": told_on,
        "written_by": written_by.strip()[:120],
        "for_school": for_school,
        "for_council": for_council,
    }
    if same := Concern.objects.filter(**said).first():
        return same
    concern = Concern.objects.create(raised_at=timezone.now(), **said)
    if not readers_of(concern):
        raise NobodyReads
    told = {"case": found.case.submission.reference, "placement": found.public_id, "link": link.public_id}
    record_event(CHAIN, concern.public_id, "concern_raised", None, {**told, **groups_of(concern)})
    tell_readers(concern, None)
    return concern


def groups_of(concern: Concern) -> dict[str, bool]:
    """Returns whose safeguarding people a concern is for, as events hold it."""
    return {"for_school": concern.for_school, "for_council": concern.for_council}


def tell_readers(concern: Concern, author: User | None, again: str = "") -> None:
    """Promises a letter to everybody who may read a concern, but for who wrote it; `again` tells a later one apart."""
    council = set(at_council(concern.case.authority).values_list("pk", flat=True))
    for one in readers_of(concern):
        if author is None or one.pk != author.pk:
            tell(concern, one, one.pk in council, again)


def tell(concern: Concern, reader: User, of_council: bool, again: str = "") -> None:
    """Promises one letter; one concern is told to a person once, and once for each `again`."""
    side = "council" if of_council else "school"
    key = f"{CONCERN}:{concern.public_id}:{side}:{reader.pk}:{again}".removesuffix(":")
    enqueue(CONCERN, CHAIN, concern.public_id, reader.email, key)


@transaction.atomic
def read_concern(actor: User, concern: Concern) -> Concern:
    """Returns the concern for one of its readers; the reading is an event. Raises PermissionDenied."""
    held = hold_concern(actor, concern)
    record_event(CHAIN, held.public_id, READ, actor)
    return held


@transaction.atomic
def follow_up(actor: User, concern: Concern, what: str) -> ConcernNote:
    """Returns what a reader did about it (requirement E132). Raises PermissionDenied."""
    held = hold_concern(actor, concern)
    note = ConcernNote.objects.create(concern=held, what=what.strip(), by=actor, at=timezone.now())
    record_event(CHAIN, held.public_id, "concern_followed_up", actor, {"note": note.pk})
    return note


@transaction.atomic
def let_read(actor: User, concern: Concern, person: User) -> ConcernReader:
    """Returns who may read a concern from now on, because another reader says so; told by letter.

    Raises PermissionDenied, also for somebody who has nothing to do with the case.
    """
    held = hold_concern(actor, concern)
    if not possible_readers(held.case).filter(pk=person.pk).exists():
        raise PermissionDenied
    reader, is_new = ConcernReader.objects.get_or_create(
        concern=held, person=person, defaults={"named_by": actor, "named_at": timezone.now()}
    )
    if is_new:
        record_event(CHAIN, held.public_id, "concern_reader_named", actor, {"reader": person.pk})
        tell(held, person, at_council(held.case.authority).filter(pk=person.pk).exists())
    return reader


def add_paper(actor: User, concern: Concern, upload: UploadedFile) -> ConcernPaper:
    """Returns a file that belongs to a concern, for its readers alone (requirement E125).

    A virus in it is an event although nothing is stored, so the file is kept before the row is. Raises
    PermissionDenied, UploadRefused with a sentence for the person.
    """
    found = concerns_open_to(actor).filter(pk=concern.pk).first()
    if found is None:
        raise PermissionDenied
    item = add_named_item(actor, found.case.submission.referral, f"concern-{found.public_id}", upload)
    with transaction.atomic():
        held = hold_concern(actor, found)
        paper, is_new = ConcernPaper.objects.get_or_create(item=item, defaults={"concern": held})
        if is_new:
            told = {"item": item.public_id, "sha256": item.sha256}
            record_event(CHAIN, held.public_id, "concern_paper_added", actor, told)
    return paper


def hold_concern(actor: User, concern: Concern) -> Concern:
    """Returns the locked concern for somebody who may read it. Raises PermissionDenied."""
    if not concerns_open_to(actor).filter(pk=concern.pk).exists():
        raise PermissionDenied
    related = ("case__submission__referral", "case__authority", "case__school", "raised_by", "placement__provider")
    return Concern.objects.select_for_update(of=("self",)).select_related(*related).get(pk=concern.pk)
