"""The person sends what they ask: from now on the council owes an answer by a day."""

from django.db import transaction
from django.utils import timezone

from links.models import Link
from record.service import enqueue, record_event
from wizard.enquiries.enums import EnquiryStatus
from wizard.enquiries.models import Enquiry
from wizard.enquiries.notices import ARRIVED, SCHOOL
from wizard.enquiries.parts import Part, parts_of
from wizard.enquiries.times import reply_by
from wizard.referrals.service import mailboxes_of, named_people_of


class NotReady(Exception):
    """Something is wanting; `parts` are the pages that lack it."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        super().__init__(f"{len(parts)} wanting")


@transaction.atomic
def send_enquiry(link: Link) -> Enquiry:
    """Returns the sent enquiry; sending again changes nothing. Those about brothers and sisters go with it.

    The school hears of it only where the person said that it may. Raises NotReady.
    """
    first = Enquiry.objects.select_for_update(of=("self",)).select_related("authority").get(link=link, beside=None)
    if not first.is_started:
        return first
    together = [first, *first.siblings.all()]
    wanting = [part for one in together for part in parts_of(one) if part.lacking]
    if wanting:
        raise NotReady(wanting)
    now = timezone.now()
    for one in together:
        one.status, one.sent_at, one.reply_by = EnquiryStatus.SENT, now, reply_by(timezone.localdate(now))
        one.save(update_fields=["status", "sent_at", "reply_by"])
        told = {"wanted": one.wanted, "tell_school": bool(one.tell_school)}
        record_event("enquiry", one.public_id, "enquiry_sent", None, told)
        promise_letters(one)
    return first


def promise_letters(enquiry: Enquiry) -> None:
    """Promises the council's notice, and the school's where the person agreed and the school can be reached."""
    for number, mailbox in enumerate(mailboxes_of(enquiry.authority), start=1):
        enqueue(ARRIVED, "enquiry", enquiry.public_id, mailbox, f"enquiry-arrived:{enquiry.public_id}:{number}")
    told = named_people_of(enquiry.school) if enquiry.tell_school and enquiry.school else []
    for number, mailbox in enumerate(told, start=1):
        enqueue(SCHOOL, "enquiry", enquiry.public_id, mailbox, f"enquiry-school:{enquiry.public_id}:{number}")
