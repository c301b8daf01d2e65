"""Somebody of the council reads an enquiry: who, and when."""

from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.enquiries.models import Enquiry


@transaction.atomic
def note_enquiry_read(actor: User, enquiry: Enquiry) -> None:
    """Writes the event. The caller found the enquiry among those the actor may see."""
    Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)  # one writer of a chain at a time
    record_event("enquiry", enquiry.public_id, "enquiry_read", actor)
