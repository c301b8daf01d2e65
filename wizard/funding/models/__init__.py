"""The rows of funding, by what they are about."""

from wizard.funding.models.following import CaseTerms, Charge, Rate, Stop
from wizard.funding.models.invoices import Invoice, Proof
from wizard.funding.models.statements import AuthorityStatement, CaseStatement

__all__ = ["AuthorityStatement", "CaseStatement", "CaseTerms", "Charge", "Invoice", "Proof", "Rate", "Stop"]
