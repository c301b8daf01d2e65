"""The door to funding: rates, who pays, charges, and a hospital's invoices."""

from wizard.funding.actions.charge_payer import charge_payer, note_paid
from wizard.funding.actions.keep_invoice import decide_invoice, enter_invoice, note_invoice_paid
from wizard.funding.actions.note_proof import note_proof
from wizard.funding.actions.set_rate import set_rate
from wizard.funding.actions.set_terms import set_terms

__all__ = [
    "charge_payer",
    "decide_invoice",
    "enter_invoice",
    "note_invoice_paid",
    "note_paid",
    "note_proof",
    "set_rate",
    "set_terms",
]
