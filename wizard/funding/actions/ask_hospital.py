"""The hospital school is asked for the documents behind its invoice: its task, nobody else's (requirement N47)."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import enqueue, record_event
from wizard.funding.actions.hold_money import Refused, hold_money
from wizard.funding.models import Invoice
from wizard.funding.notices import ASKED
from wizard.funding.queries import lacks_in, takes_papers


@transaction.atomic
def ask_hospital(actor: User, invoice: Invoice) -> Invoice:
    """Returns the invoice; a letter with its number, and no word about the child, is on its way.

    Raises PermissionDenied, Refused when nothing is missing or nobody is there to be asked.
    """
    held = hold_money(actor, invoice.case_id)
    found = Invoice.objects.get(pk=invoice.pk)
    if not takes_papers(found):
        raise Refused("It is decided already")
    if not found.mailbox:
        raise Refused("No email address of the hospital is here. Ask by telephone")
    if not lacks_in(found):
        raise Refused("Nothing is missing")
    found.asked_at = timezone.now()
    found.save(update_fields=["asked_at"])
    key = f"{ASKED}:{found.pk}:{found.asked_at:%Y%m%d}"
    enqueue(ASKED, "case", held.submission.reference, found.mailbox, key)
    record_event("case", held.submission.reference, "hospital_asked", actor, {"invoice": found.pk})
    return found
