"""While nobody has answered an enquiry in time, the council hears of it once each working day; and old ones go."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from links.service import forget_subjects
from record.service import enqueue, record_event
from schoolyear.counting import is_working_day
from wizard.enquiries.enums import OVER, EnquiryStatus
from wizard.enquiries.models import Enquiry
from wizard.enquiries.notices import LATE
from wizard.enquiries.times import KEPT_FOR, UNSENT_FOR
from wizard.referrals.service import mailboxes_of


def raise_alarms() -> int:
    """Promises today's alarms and returns how many enquiries they are about. Safe to repeat; the worker's chore."""
    today = timezone.localdate()
    if not is_working_day(today):
        return 0
    late = Enquiry.objects.filter(status=EnquiryStatus.SENT, reply_by__lt=today).exclude(alarmed_on=today)
    return sum(raise_alarm(one) for one in late.select_related("authority"))


def raise_alarm(enquiry: Enquiry) -> bool:
    """Returns whether today's alarm of this enquiry was new. An answer in between wins."""
    today = timezone.localdate()
    with transaction.atomic():
        held = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
        if held.status != EnquiryStatus.SENT or held.alarmed_on == today:
            return False
        held.alarmed_on = today
        held.save(update_fields=["alarmed_on"])
        record_event("enquiry", held.public_id, "enquiry_late", None, {"on": today.isoformat()})
        for number, mailbox in enumerate(mailboxes_of(enquiry.authority), start=1):
            key = f"enquiry-late:{held.public_id}:{today.isoformat()}:{number}"
            enqueue(LATE, "enquiry", held.public_id, mailbox, key)
    return True


def forget_enquiries() -> int:
    """Deletes what was never sent within 28 calendar days, and what has been over for a year. The worker's chore.

    Returns how many rows went; the events stay and name nobody.
    """
    now = timezone.now()
    unsent = Q(status=EnquiryStatus.STARTED, started_at__lt=now - UNSENT_FOR)
    over = Q(answered_at__lt=now - KEPT_FOR) | Q(withdrawn_at__lt=now - KEPT_FOR)
    found = Enquiry.objects.filter(unsent | (Q(status__in=OVER) & over))
    # A brother or sister still waiting keeps the first: they are read together.
    waiting = Enquiry.objects.filter(status=EnquiryStatus.SENT, beside__isnull=False).values("beside")
    gone = found.exclude(pk__in=list(waiting.values_list("beside", flat=True)))
    with transaction.atomic():
        forget_subjects(list(gone.values_list("public_id", flat=True)))
        return gone.delete()[0]
