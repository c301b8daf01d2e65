"""What money says of a case, for its chronology."""

from collections.abc import Iterator

from django.urls import reverse

from wizard.casework.models import Case
from wizard.casework.service import Entry


def happened(case: Case) -> Iterator[Entry]:
    """Returns terms, stops, charges and invoices, each with who wrote it down."""
    link = reverse("funding:money", args=[case.submission.reference])
    for terms in case.funding_terms.select_related("set_by"):
        payer = f": {terms.payer_name}" if terms.payer_name else ""
        what = f"Who pays was agreed{payer}" if terms.applies else "It was settled that nobody else pays"
        yield Entry(terms.set_at, str(terms.set_by), what, link)
    for stop in case.funding_stops.select_related("recorded_by"):
        struck = " (struck later)" if stop.struck_at else ""
        what = f"Money stops after {stop.last_day:%-d %B %Y}: {stop.get_why_display()}{struck}"
        yield Entry(stop.recorded_at, str(stop.recorded_by), what, link)
    for charge in case.charges.select_related("made_by"):
        yield Entry(charge.made_at, str(charge.made_by), f"{charge.payer_name} was charged £{charge.amount:,.2f}", link)
        if charge.paid_on:
            yield Entry(charge.paid_on, charge.payer_name, f"Paid £{charge.amount:,.2f}", link)
    for invoice in case.invoices.select_related("entered_by", "decided_by").prefetch_related("proofs__seen_by"):
        named = f"invoice {invoice.number} of {invoice.hospital}"
        yield Entry(invoice.entered_at, str(invoice.entered_by), f"Entered: {named}", link)
        for proof in invoice.proofs.all():
            yield Entry(proof.seen_at, str(proof.seen_by), f"{proof.get_kind_display()} is here: {named}", link)
        if invoice.decided_at:
            what = f"{'Not paid' if invoice.state == 'refused' else 'Approved'}: {named}"
            yield Entry(invoice.decided_at, str(invoice.decided_by), what, link)
        if invoice.paid_on:
            yield Entry(invoice.paid_on, "", f"Paid: {named}", link)
