"""Cases with money: what the tests of funding stand on."""

import html
from datetime import date
from decimal import Decimal
from typing import Any

from django.test import Client

from people.enums import Role
from people.models import User
from tests.building import make_member
from tests.wizard.casework.cases import a_case, officer_of, publish_terms
from wizard.casework.models import Case
from wizard.casework.service import note_moment
from wizard.funding.actions.keep_invoice import enter_invoice
from wizard.funding.models import Invoice

START = date(2026, 11, 9)  # a Monday


def provided(slug: str, **document: Any) -> tuple[Case, User]:
    """A case whose provision began on START, and the council's finance officer."""
    publish_terms(slug)
    case = a_case(slug, **document)
    note_moment(officer_of(case), case, "provision_started", START)
    return case, make_member(Role.FINANCE, authority=case.authority)


def invoice(case: Case, by: User, **changed: Any) -> Invoice:
    """A hospital's invoice for the days before half term."""
    said: dict[str, Any] = {
        "hospital": "St Madeup’s Hospital School", "mailbox": "school@hospital.example", "number": "17",
        "dated": date(2026, 11, 2), "first_day": date(2026, 10, 5), "last_day": date(2026, 10, 23),
        "amount": Decimal("1250.50"), **changed,
    }  # fmt: skip
    return enter_invoice(by, case, **said)


def place(case: Case, part: str = "") -> str:
    """Where a part of a case's money is."""
    return f"/cases/{case.submission.reference}/money/{part}"


def text_of(client: Client, address: str) -> str:
    """What a page says."""
    page = client.get(address)
    assert page.status_code == 200, address
    return html.unescape(page.content.decode())


def day(name: str, value: date) -> dict[str, str]:
    """A day as a form posts it."""
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}
