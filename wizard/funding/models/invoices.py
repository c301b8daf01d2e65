"""Invoices for education in hospital, and the documents each must come with."""

from django.conf import settings
from django.db import models

from wizard.casework.models import Case
from wizard.evidence.models import EvidenceItem
from wizard.funding.enums import InvoiceState, ProofKind


class Invoice(models.Model):
    """One invoice, for the days from `first_day` to `last_day`. Approved only with its three documents (N46)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="invoices")
    hospital = models.CharField(max_length=160)
    mailbox = models.EmailField(blank=True, help_text="Where the hospital school is asked for what is missing.")
    number = models.CharField(max_length=60, help_text="The hospital's own.")
    dated = models.DateField()
    first_day = models.DateField()
    last_day = models.DateField()
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    state = models.CharField(max_length=10, choices=InvoiceState, default=InvoiceState.RECEIVED)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_why = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, help_text="When the hospital was last asked.")
    paid_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["dated", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "hospital", "number"], name="invoice_once")]

    def __str__(self) -> str:
        return f"Invoice {self.pk} of case {self.case_id}"


class Proof(models.Model):
    """A document behind an invoice: which days it is about, as who added it read there, and the file itself."""

    invoice = models.ForeignKey(Invoice, models.CASCADE, related_name="proofs")
    kind = models.CharField(max_length=10, choices=ProofKind)
    first_day = models.DateField()
    last_day = models.DateField()
    item = models.ForeignKey(EvidenceItem, models.PROTECT, null=True, related_name="+")
    kept = models.CharField(max_length=200, blank=True, help_text="Where the paper is, of those noted without a file.")
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["invoice", "kind"], name="proof_once")]

    def __str__(self) -> str:
        return f"Proof {self.pk} of invoice {self.invoice_id}"
