"""Somebody without an account begins to ask: a row, a link to it, and a letter that carries the link."""

from django.db import transaction
from django.utils import timezone

from links.service import make_link
from people.models import Authority
from record.service import enqueue, record_event
from wizard.enquiries.models import Enquiry
from wizard.enquiries.notices import YOURS
from wizard.enquiries.times import UNSENT_FOR

PURPOSE, SUBJECT = "enquiry", "enquiry"


@transaction.atomic
def start_enquiry(authority: Authority, starter: str, email: str) -> Enquiry:
    """Returns the enquiry. Anybody may ask; how often is limited in the view. Nothing leads back to earlier ones."""
    # A year and the time it may lie unsent: the answer is read by the same link.
    link = make_link(PURPOSE, SUBJECT, "", email, party=starter, days=UNSENT_FOR.days + 365, made_by=None)
    enquiry = Enquiry.objects.create(authority=authority, starter=starter, link=link, started_at=timezone.now())
    link.subject_id = enquiry.public_id
    link.save(update_fields=["subject_id"])
    record_event(SUBJECT, enquiry.public_id, "enquiry_started", None, {"starter": starter})
    enqueue(YOURS, SUBJECT, enquiry.public_id, link.email, f"enquiry-yours:{enquiry.public_id}")
    return enquiry
