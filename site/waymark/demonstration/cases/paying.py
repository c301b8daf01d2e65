"""The money of the told cases: rates, who pays, charges, and a hospital's invoice."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.place import Place
from waymark.demonstration.cases.sending import paper
from wizard.casework.models import Case
from wizard.funding.enums import ProofKind
from wizard.funding.models import Invoice
from wizard.funding.service import (
    charge_payer,
    decide_invoice,
    enter_invoice,
    note_paid,
    note_proof,
    set_rate,
    set_terms,
)


def set_rates(place: Place, on: date) -> None:
    """Finance sets what a school year costs under each rule of the route."""
    with at(on, 10):
        for rule, yearly in place.said["rates"].items():
            set_rate(place.finance, place.authority, rule, Decimal(yearly), on, "Cabinet, minute 14 (made up)")


def agree_payer(place: Place, case: Case, rule: str, said: dict[str, Any], on: date) -> None:
    """Who pays in this case."""
    with at(on, 14):
        set_terms(place.finance, case, rule, **said)


def charge(place: Place, case: Case, rule: str, up_to: date, *, paid: bool) -> None:
    """What is owed up to a day is charged on it, and paid two weeks later."""
    with at(up_to, 15):
        made = charge_payer(place.finance, case, rule, up_to)
    if paid:
        with at(min(up_to + timedelta(days=14), place.today), 9):
            note_paid(place.finance, made, min(up_to + timedelta(days=14), place.today))


def bill(
    place: Place, case: Case, child: dict[str, Any], number: str, last: date, *, kinds: tuple[str, ...]
) -> Invoice:
    """A hospital school's invoice for the four weeks up to a day, with some of its documents."""
    first = last - timedelta(days=27)
    with at(last + timedelta(days=3), 10):
        made = enter_invoice(
            place.finance, case, hospital="Harbour Hospital School (made up)", number=number,
            dated=last + timedelta(days=1), first_day=first, last_day=last, amount=Decimal("1860.00"),
            mailbox="accounts@harbour-hospital.example.org",
        )  # fmt: skip
        for kind in kinds:
            note_proof(place.officer, made, kind, first, last, paper(ProofKind(kind).label, child))
    return made


def approve(place: Place, invoice: Invoice, on: date) -> None:
    """Finance approves an invoice whose documents are here."""
    with at(on, 11):
        decide_invoice(place.finance, invoice, approve=True)
