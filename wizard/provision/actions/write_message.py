"""Provider, school and council write to each other about a pupil; a note of an added risk asks each to read it.

Nothing of what is written stands in a letter: it says that there is something to read (requirements E87, E126).
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from links.models import Link
from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import enqueue, record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold
from wizard.provision.actions.by_link import pupil_behind
from wizard.provision.enums import Party, Saying
from wizard.provision.letters import MESSAGE, TO_PROVIDER
from wizard.provision.messages import running_link
from wizard.provision.models import Message, MessageReading, Placement
from wizard.referrals.service import mailboxes_of, named_people_of


@transaction.atomic
def write_message(actor: User, placement: Placement, *, kind: str, text: str) -> Message:
    """Returns what the council or the school wrote; the others are told that there is something to read.

    Raises PermissionDenied.
    """
    case = hold(actor, placement.case_id, Move.SCHOOL)
    return _keep(placement, case, actor, kind=kind, text=text, party=side_of(actor, case), sent_by=actor,
                 written_by=str(actor)[:120])  # fmt: skip


@transaction.atomic
def write_message_by_link(link: Link, placement: Placement, *, kind: str, text: str, written_by: str) -> Message:
    """Returns what a provider wrote by its link; school and council are told. Raises PermissionDenied."""
    found = pupil_behind(link, placement)
    return _keep(found, found.case, None, kind=kind, text=text, party=Party.PROVIDER, by_link=link,
                 written_by=written_by.strip()[:120])  # fmt: skip


def side_of(actor: User, case: Case) -> Party:
    """Returns for whom somebody writes who may write on the case."""
    return Party.COUNCIL if holds(actor, CASE_ROLES, authority=case.authority) else Party.SCHOOL


def _keep(placement: Placement, case: Case, actor: User | None, **said: Any) -> Message:
    """Stores a message and promises the letters; the same one sent twice is one."""
    said |= {"text": said["text"].strip(), "kind": Saying(said["kind"])}
    last = Message.objects.filter(placement=placement).first()
    if last and all(getattr(last, name) == value for name, value in said.items()):
        return last
    message = Message.objects.create(placement=placement, sent_at=timezone.now(), **said)
    told = {"placement": placement.public_id, "message": message.public_id, "party": str(message.party)}
    record_event("case", case.submission.reference, f"provision_{message.kind}", actor, told)
    _tell(message, placement, case)
    return message


def _tell(message: Message, placement: Placement, case: Case) -> None:
    reference = case.submission.reference
    if message.party != Party.PROVIDER and (link := running_link(placement.provider)):
        enqueue(TO_PROVIDER, "link", link.public_id, link.email, f"{TO_PROVIDER}:{message.public_id}")
    for party, addresses in (
        (Party.SCHOOL, named_people_of(case.school)), (Party.COUNCIL, mailboxes_of(case.authority))
    ):  # fmt: skip
        for address in addresses if party != message.party else ():
            enqueue(MESSAGE, "case", reference, address, f"{MESSAGE}:{message.public_id}:{party}:{address}")


@transaction.atomic
def note_read(actor: User, message: Message) -> MessageReading:
    """Returns that somebody of the council or the school has read a message, said once. Raises PermissionDenied."""
    case = hold(actor, message.placement.case_id, Move.SCHOOL)
    return _read(message, case, actor, party=side_of(actor, case), name=str(actor)[:120])


@transaction.atomic
def note_read_by_link(link: Link, message: Message, name: str) -> MessageReading:
    """Returns that somebody at the provider has read a message, said once. Raises PermissionDenied."""
    found = pupil_behind(link, message.placement)
    return _read(message, found.case, None, party=Party.PROVIDER, name=name.strip()[:120])


def _read(message: Message, case: Case, actor: User | None, **who: Any) -> MessageReading:
    reading, is_new = MessageReading.objects.get_or_create(
        message=message, **who, defaults={"person": actor, "at": timezone.now()}
    )
    if is_new:
        told = {"message": message.public_id, "party": str(reading.party)}
        record_event("case", case.submission.reference, "provision_message_read", actor, told)
    return reading
