"""Which case a page about money is of, and what it says above its own. Finance sees the child's name and no more."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from people.enums import CASE_ROLES
from people.service import holds, signed_in
from wizard.casework.models import Case
from wizard.casework.service import case_context, note_reading
from wizard.funding.enums import InvoiceState
from wizard.funding.models import AuthorityStatement, CaseStatement, Invoice
from wizard.funding.queries import cases_with_money, hindrances_to, lacks_in

#: Statements taken away before, on one page.
KEPT_SHOWN = 20
Stored = TypeVar("Stored", CaseStatement, AuthorityStatement)


def money_case(request: HttpRequest, reference: str) -> Case:
    """Returns the case of an authority whose money the person handles, and writes down the reading.

    Raises Http404 for any other.
    """
    found = get_object_or_404(cases_with_money(request.user), submission__reference=reference)
    note_reading(signed_in(request), found, "money")
    return found


def money_context(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Returns what funding/case_base.html reads. `works` says whether the person works the case itself."""
    works = holds(request.user, CASE_ROLES, authority=case.authority)
    if works:
        return {**case_context(case, "money"), "works": True}
    pupil = getattr(case, "pupil", None)
    named = {"name": pupil.name if pupil else "", "year": ""}
    return {"authority": case.authority, "case": case, "pupil": named, "tabs": [], "works": False}


def invoice_of(case: Case, number: int) -> Invoice:
    """Returns an invoice of the case; raises Http404 for any other."""
    there = case.invoices.select_related("case__authority", "entered_by", "decided_by")
    return get_object_or_404(there.prefetch_related("proofs__item", "proofs__seen_by"), pk=number)


def tag_of(invoice: Invoice) -> dict[str, str]:
    """Returns where an invoice has got to, in words and a tone."""
    if invoice.state == InvoiceState.REFUSED:
        return {"text": invoice.get_state_display(), "tone": "stop"}
    if lacks_in(invoice) and invoice.state != InvoiceState.PAID:
        return {"text": "Documents missing", "tone": "warn"}
    if hindrances_to(invoice) and invoice.state != InvoiceState.PAID:
        return {"text": "Documents are being checked", "tone": "plain"}
    if invoice.state == InvoiceState.RECEIVED:
        return {"text": "Ready to decide", "tone": "todo"}
    return {"text": invoice.get_state_display(), "tone": "good"}


def newest_kept(statements: QuerySet[Stored]) -> list[Stored]:
    """Returns the statements that were taken away last, without their bytes."""
    return list(statements.defer("content").select_related("made_by")[:KEPT_SHOWN])
