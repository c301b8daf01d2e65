"""What the hospital school is written: its invoice's number and what is missing, never a word about the child."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from record.models import Outbox
from wizard.funding.models import Invoice
from wizard.funding.queries import lacks_in

ASKED = "invoice_documents"


def build_asked(row: Outbox) -> EmailMessage:
    """Returns the letter that asks for the documents behind an invoice."""
    invoice = Invoice.objects.select_related("case__authority").get(pk=row.key.split(":")[1])
    told = {"invoice": invoice, "authority": invoice.case.authority, "lacks": lacks_in(invoice).values()}
    return EmailMessage(
        subject=f"Your invoice {invoice.number}: documents are missing",
        body=render_to_string("funding/asked.txt", told),
        to=[row.recipient],
        headers={"Message-ID": f"<{row.key.replace(':', '.').replace('@', '.at.')}@waymark.invalid>"},
    )
