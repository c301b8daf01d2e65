"""A family writes to its council behind its link, and the council answers. Only who takes part reads it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import enqueue, record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case, CaseTask
from wizard.casework.service import finish_task, recount
from wizard.consent.models import FamilyPerson
from wizard.parents.models import FamilyMessage
from wizard.parents.notices import WROTE
from wizard.parents.queries import waiting
from wizard.parents.readers import family_of, reader_of
from wizard.parents.telling import tell
from wizard.parents.times import answer_by
from wizard.referrals.service import mailboxes_of

SOURCE = "message"
TO_DO = "Answer the message from the family."


@transaction.atomic
def write_by_link(link: Link, text: str) -> FamilyMessage:
    """Returns the message of the person whose link it is; the council has a task from it, due on a day.

    The same words again while they wait for an answer are one message: a button pressed twice. Raises Http404 for a
    link that opens no page any more.
    """
    reader = reader_of(link)
    case = locked(reader.case)
    last = FamilyMessage.objects.filter(case=case, person=reader.person).order_by("-written_at", "-pk").first()
    if last is not None and last.text == text.strip() and waiting().filter(pk=last.pk).exists():
        return last
    message = FamilyMessage.objects.create(
        case=case, person=reader.person, by_family=True, text=text.strip(), written_at=timezone.now()
    )
    message.task = task_for(case, TO_DO, f"{SOURCE}:{message.pk}")
    message.save(update_fields=["task"])
    told = {"message": message.pk, "person": reader.person.public_id, "link": link.public_id}
    record_event("case", case.submission.reference, "family_wrote", None, told)
    tell_council(case, f"family-wrote:{message.pk}")
    return message


@transaction.atomic
def write_to_family(actor: User, case: Case, person: FamilyPerson, text: str) -> FamilyMessage:
    """Returns the council's message; it answers everything this person wrote before, and they are told by e-mail.

    Raises PermissionDenied for anyone who does not work cases of this authority, and for somebody who may not be
    written to.
    """
    held = may_write(actor, case, person)
    message = FamilyMessage.objects.create(
        case=held, person=person, by_family=False, text=text.strip(), written_at=timezone.now(), written_by=actor
    )
    for one in waiting().filter(case=held, person=person).select_related("task"):
        assert one.task is not None  # waiting() leaves out those without
        finish_task(actor, one.task, "Answered")
    told = {"message": message.pk, "person": person.public_id}
    record_event("case", held.submission.reference, "council_wrote_to_family", actor, told)
    tell(held, f"message:{message.pk}", person.email)
    return message


def may_write(actor: User, case: Case, person: FamilyPerson) -> Case:
    """Returns the locked case when the actor works it and the person may be written to. Raises PermissionDenied."""
    held = locked(case)
    if not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    if person.pk not in {one.pk for one in family_of(held)}:
        raise PermissionDenied
    return held


def locked(case: Case) -> Case:
    """Returns the case, held until the transaction ends."""
    related = ("submission__referral", "authority", "school", "owner")
    return Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case.pk)


def task_for(case: Case, what: str, source: str) -> CaseTask:
    """Returns a task of the council that a person of the family caused, and counts the clocks anew."""
    task = CaseTask.objects.create(
        case=case, what=what, move=Move.COUNCIL, owner=case.owner, due_on=answer_by(timezone.localdate()),
        source=source, made_at=timezone.now(),
    )  # fmt: skip
    recount(case)
    return task


def tell_council(case: Case, key: str) -> None:
    """Promises the notice to the case's coordinator, else to the council's mailboxes."""
    owner = case.owner
    known = owner is not None and owner.is_active and holds(owner, CASE_ROLES, authority=case.authority)
    mailboxes = [owner.email] if owner is not None and known else mailboxes_of(case.authority)
    for number, mailbox in enumerate(mailboxes, start=1):
        enqueue(WROTE, "case", case.submission.reference, mailbox, f"{key}:{number}")
