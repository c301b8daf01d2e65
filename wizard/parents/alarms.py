"""While nobody has answered a family in time, the council hears of it once each working day, the family once."""

from django.db import transaction
from django.utils import timezone

from record.service import enqueue, record_event
from schoolyear.counting import is_working_day
from wizard.parents.actions.write_message import locked
from wizard.parents.models import FamilyMessage
from wizard.parents.notices import WAITS
from wizard.parents.queries import waiting
from wizard.parents.telling import tell
from wizard.referrals.service import mailboxes_of


def raise_alarms() -> int:
    """Promises today's alarms and returns how many messages they are about. Safe to repeat; the worker's chore."""
    today = timezone.localdate()
    if not is_working_day(today):
        return 0
    late = waiting().filter(task__due_on__lt=today).exclude(alarmed_on=today).select_related("case")
    return sum(raise_alarm(one) for one in late)


def raise_alarm(message: FamilyMessage) -> bool:
    """Returns whether today's alarm of this message was new. An answer in between wins."""
    today = timezone.localdate()
    with transaction.atomic():
        case = locked(message.case)
        held = waiting().filter(pk=message.pk).exclude(alarmed_on=today).select_related("person").first()
        if held is None:
            return False
        if held.alarmed_on is None:
            tell(case, f"message:{held.pk}:late", held.person.email)
        held.alarmed_on = today
        held.save(update_fields=["alarmed_on"])
        reference = case.submission.reference
        record_event("case", reference, "family_waits", None, {"message": held.pk, "on": today.isoformat()})
        for number, mailbox in enumerate(mailboxes_of(case.authority), start=1):
            enqueue(WAITS, "case", reference, mailbox, f"family-waits:{held.pk}:{today.isoformat()}:{number}")
    return True
