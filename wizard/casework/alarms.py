"""While nobody has acknowledged a referral in time, the council hears of it once each working day."""

from django.db import transaction
from django.utils import timezone

from record.service import each, enqueue, record_event
from schoolyear.counting import is_working_day
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.casework.notices import ALARM
from wizard.casework.queries import overdue
from wizard.referrals.service import mailboxes_of


def raise_alarms() -> int:
    """Promises today's alarms and returns how many cases they are about. Safe to repeat; the worker's chore."""
    now = timezone.now()
    if not is_working_day(timezone.localdate(now)):
        return 0
    return each(raise_alarm, overdue(now))


def raise_alarm(case: Case) -> bool:
    """Returns whether today's alarm of this case was new. An acknowledgement in between wins."""
    reference, day = case.submission.reference, timezone.localdate().isoformat()
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if locked.status != CaseStatus.RECEIVED or locked.alarmed_on == timezone.localdate():
            return False
        locked.alarmed_on = timezone.localdate()
        locked.save(update_fields=["alarmed_on"])
        record_event("case", reference, "case_alarm", None, {"on": day})
        for number, mailbox in enumerate(mailboxes_of(case.authority), start=1):
            enqueue(ALARM, "case", reference, mailbox, f"case-alarm:{reference}:{day}:{number}")
    return True
