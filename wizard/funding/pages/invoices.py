"""Invoices for education in hospital: entered, checked against their documents, decided, paid."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from people.service import signed_in
from wizard.casework.models import Case
from wizard.evidence.service import UploadRefused
from wizard.funding.actions.ask_hospital import ask_hospital
from wizard.funding.actions.hold_money import Refused
from wizard.funding.actions.keep_invoice import decide_invoice, enter_invoice, note_invoice_paid
from wizard.funding.actions.note_proof import note_proof
from wizard.funding.enums import InvoiceState, ProofKind
from wizard.funding.forms import DecideInvoiceForm, InvoiceForm, PaidForm, ProofForm
from wizard.funding.models import Invoice
from wizard.funding.pages.reach import invoice_of, money_case, money_context, tag_of
from wizard.funding.queries import doubles_of, hindrances_to, lacks_in, papers_of, takes_papers


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks what an invoice says; POST stores it. 404 as for the case's money."""
    found = money_case(request, reference)
    form = InvoiceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_invoice(signed_in(request), found, **form.cleaned_data)
        except Refused as why:
            form.say({"number": str(why)})
        else:
            return redirect("funding:invoice", reference=reference, number=made.pk)
    return render(request, "funding/new_invoice.html", {**money_context(request, found), "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invoice(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Shows an invoice with its documents; POST decides it, or notes that it was paid. 404 for one of another case."""
    found = money_case(request, reference)
    one = invoice_of(found, number)
    form = form_of(request, one, may_go_on=not hindrances_to(one))
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            press(request, one, form.cleaned_data)
        except Refused as why:
            form.say({"": str(why)})
        else:
            return redirect("funding:invoice", reference=reference, number=number)
    return render(request, "funding/invoice.html", invoice_context(request, found, one, form))


def form_of(request: HttpRequest, one: Invoice, *, may_go_on: bool) -> DecideInvoiceForm | PaidForm | None:
    """Returns what the invoice waits for: a decision, then the day of payment, then nothing."""
    posted = request.POST if request.method == "POST" else None
    if one.state == InvoiceState.RECEIVED:
        return DecideInvoiceForm(posted, may_approve=may_go_on)
    if one.state == InvoiceState.APPROVED and may_go_on:
        return PaidForm(posted, initial={"paid_on": timezone.localdate()})
    return None


def press(request: HttpRequest, one: Invoice, said: dict[str, Any]) -> None:
    """Does what the form asks for. Raises Refused."""
    if "approve" in said:
        decide_invoice(signed_in(request), one, approve=said["approve"] == "yes", why=said["why"])
    else:
        note_invoice_paid(signed_in(request), one, said["paid_on"])


def invoice_context(request: HttpRequest, case: Case, one: Invoice, form: object) -> dict[str, Any]:
    """Returns what the page of an invoice shows."""
    there = {proof.kind: proof for proof in papers_of(one)}
    lacks = lacks_in(one)
    documents = [
        {"kind": kind.value, "label": kind.label, "proof": there.get(kind.value), "lack": lacks.get(kind.value, "")}
        for kind in ProofKind
    ]
    told = {"invoice": one, "documents": documents, "lacks": lacks, "form": form, "takes": takes_papers(one)}
    stands = {"waits": one.state == InvoiceState.RECEIVED, "tag": tag_of(one), "doubles": doubles_of(one)}
    return {**money_context(request, case), **told, **stands}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: HttpRequest, reference: str, number: int, kind: str) -> HttpResponse:
    """Asks for the file of a document and what it covers; POST keeps it. 404 also for finance, and once decided."""
    found = money_case(request, reference)
    context = money_context(request, found)
    one = invoice_of(found, number)
    if not context["works"] or kind not in ProofKind.values or not takes_papers(one):
        raise Http404
    there = one.proofs.filter(kind=kind).select_related("item").first()
    first = (there.first_day, there.last_day) if there else (one.first_day, one.last_day)
    kept = there.item.original_name if there and there.item and kind not in lacks_in(one) else ""
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ProofForm(*posted, initial={"first_day": first[0], "last_day": first[1]}, kept=kept)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            note_proof(signed_in(request), one, kind, said["first_day"], said["last_day"], said["file"])
        except (Refused, UploadRefused) as why:
            form.say({"file": str(why)})
        else:
            return redirect("funding:invoice", reference=reference, number=number)
    return render(
        request, "funding/proof.html", {**context, "invoice": one, "form": form, "label": ProofKind(kind).label}
    )


@never_cache
@login_required
@require_POST
def ask(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Writes to the hospital school for what is missing. 404 for an invoice of another case."""
    found = money_case(request, reference)
    one = invoice_of(found, number)
    try:
        ask_hospital(signed_in(request), one)
    except Refused as why:
        messages.error(request, str(why))
    else:
        messages.success(request, f"{one.hospital} is asked for what is missing")
    return redirect("funding:invoice", reference=reference, number=number)
