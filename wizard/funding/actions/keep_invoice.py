"""An invoice for education in hospital: entered, then approved or not, and paid."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.models import Case
from wizard.funding.actions.hold_money import Refused, hold_money
from wizard.funding.enums import InvoiceState
from wizard.funding.models import Invoice
from wizard.funding.queries import hindrances_to


@transaction.atomic
def enter_invoice(
    actor: User, case: Case, *, hospital: str, number: str, dated: date, first_day: date, last_day: date,
    amount: Decimal, mailbox: str = "",
) -> Invoice:  # fmt: skip
    """Returns the stored invoice, which waits for its documents. Raises PermissionDenied, Refused when it is there."""
    held = hold_money(actor, case.pk)
    hospital, number = hospital.strip(), number.strip()
    if held.invoices.filter(hospital__iexact=hospital, number__iexact=number).exists():
        raise Refused("An invoice of this hospital with this number is here already")
    invoice = Invoice.objects.create(
        case=held, hospital=hospital, mailbox=mailbox, number=number, dated=dated, first_day=first_day,
        last_day=last_day, amount=amount, entered_by=actor, entered_at=timezone.now(),
    )  # fmt: skip
    record_event("case", held.submission.reference, "invoice_entered", actor, {"invoice": invoice.pk})
    return invoice


@transaction.atomic
def decide_invoice(actor: User, invoice: Invoice, *, approve: bool, why: str = "") -> Invoice:
    """Returns the decided invoice. Raises PermissionDenied, and Refused while a document is missing or no reason is."""
    held = hold_money(actor, invoice.case_id)
    found = standing(invoice)
    if approve and (hindrances := hindrances_to(found)):
        raise Refused(next(iter(hindrances.values())))
    if not approve and not why.strip():
        raise Refused("Say why it is not paid")
    found.state = InvoiceState.APPROVED if approve else InvoiceState.REFUSED
    found.decided_by, found.decided_at, found.decided_why = actor, timezone.now(), why.strip()
    found.save(update_fields=["state", "decided_by", "decided_at", "decided_why"])
    told = {"invoice": found.pk, "state": found.state}
    record_event("case", held.submission.reference, "invoice_decided", actor, told)
    return found


@transaction.atomic
def note_invoice_paid(actor: User, invoice: Invoice, on: date) -> Invoice:
    """Returns the paid invoice. A document may have been found infected since it was approved.

    Raises PermissionDenied, Refused when it was not approved or a document is missing.
    """
    held = hold_money(actor, invoice.case_id)
    found = Invoice.objects.get(pk=invoice.pk)
    if found.state != InvoiceState.APPROVED:
        raise Refused("Only an approved invoice is paid")
    if hindrances := hindrances_to(found):
        raise Refused(next(iter(hindrances.values())))
    found.state, found.paid_on = InvoiceState.PAID, on
    found.save(update_fields=["state", "paid_on"])
    record_event("case", held.submission.reference, "invoice_paid", actor, {"invoice": found.pk})
    return found


def standing(invoice: Invoice) -> Invoice:
    """Returns the stored invoice while it waits for a decision. Raises Refused."""
    found = Invoice.objects.get(pk=invoice.pk)
    if found.state != InvoiceState.RECEIVED:
        raise Refused("It is decided already")
    return found
