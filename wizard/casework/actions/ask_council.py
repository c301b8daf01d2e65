"""The school asks the council about a running case (N83). The question waits at the desk and is answered in writing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import enqueue, record_event
from schoolyear.counting import add_working_days
from wizard.casework.actions.ask_information import held
from wizard.casework.enums import Move
from wizard.casework.models import Case, InfoRequest
from wizard.casework.notices import SCHOOL_ASKED
from wizard.casework.recounting import recount
from wizard.referrals.service import mailboxes_of, may_refer

#: Waymark's own assumption, as for families and enquiries; the page says so.
WORKING_DAYS_TO_ANSWER = 5


@transaction.atomic
def ask_council(actor: User, case: Case, what: str) -> InfoRequest:
    """Returns the stored question, due in five working days; the council's mailboxes get its reference and a link.

    The same words while they wait are one question: a button pressed twice. Raises PermissionDenied for anyone who
    does not refer for the case's school.
    """
    locked = held(case)
    if not may_refer(actor, locked.submission.referral):
        raise PermissionDenied
    words = what.strip()
    waits = locked.info_requests.filter(of=Move.COUNCIL, what=words, answered_at=None).first()
    if waits is not None:
        return waits
    now = timezone.now()
    due = add_working_days(timezone.localdate(now), WORKING_DAYS_TO_ANSWER)
    asked = InfoRequest.objects.create(
        case=locked, of=Move.COUNCIL, what=words, due_on=due, asked_by=actor, asked_at=now
    )
    reference = locked.submission.reference
    record_event("case", reference, "school_asked", actor, {"request": asked.pk})
    for number, mailbox in enumerate(mailboxes_of(locked.authority), start=1):
        enqueue(SCHOOL_ASKED, "case", reference, mailbox, f"school-asked:{asked.pk}:{number}")
    recount(locked)
    return asked
