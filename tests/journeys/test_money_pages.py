"""Money in the browser: who pays is named and charged, a hospital's invoice is checked, and the whole is looked at."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.test_case_pages import day, press, sent, sign_out_and
from tests.plugins.site_process import Site
from tests.referral_walk import a_pdf

SignIn = Callable[..., dict[str, Any]]
REFERENCE = "NOR-MONEY-AAA"
PDF = a_pdf().read()
# Education began on 9 November 2026: what the planning pages write down, without walking them.
BEGAN = """
from datetime import date
from decimal import Decimal
from django.utils import timezone
from people.models import User
from wizard.casework.models import Case
from wizard.casework.service import note_moment
from wizard.planning.models import Package, PackageLine
case = Case.objects.get(submission__reference="{reference}")
officer = User.objects.get(email="{email}")
Case.objects.filter(pk=case.pk).update(status="provided")
package = Package.objects.create(case=case, number=1, status="running", full_time_hours=Decimal(25), agreed_by=officer,
    starts_on=date(2026, 11, 9), agreed_at=timezone.now())
PackageLine.objects.create(package=package, line="x", label="Home tuition", amount=Decimal(5), unit="hours_a_week")
note_moment(officer, case, "provision_started", date(2026, 11, 9))
"""


@pytest.mark.requirement("N10", "N46")
def test_money_is_charged_an_invoice_is_checked_and_the_whole_is_seen(
    desktop: Page, sign_in: SignIn, site: Site
) -> None:
    look = Look(desktop)
    sent(site, REFERENCE)
    email = site.account("coordinator", "norfolk")["email"]
    site.manage("shell", "-c", BEGAN.format(reference=REFERENCE, email=email))
    walk(desktop, look, sign_in)
    assert not look.found(), look.found()


def walk(page: Page, look: Look, sign_in: SignIn) -> None:
    """Everything a coordinator and finance do with the money of one case."""
    case = f"/cases/{REFERENCE}/money/"
    sign_in(page, "coordinator", "norfolk")
    page.goto(case)
    look.at("money, nothing agreed")
    agree(page, look, case)
    charge(page, look, case)
    add_documents(page, look, case)
    page.goto("/cases/overview/")
    look.at("the whole")
    look.printed("the whole on paper")
    sign_out_and(page, sign_in, "finance")
    page.goto(case)
    look.at("money, as finance sees it")
    look.printed("money on paper")
    pay_invoice(page, look, case)
    page.goto("/cases/money/norfolk/?period=2026-27")
    look.at("money of the authority")
    set_rate(page, look)
    page.goto("/cases/overview/")
    look.at("the whole, small numbers hidden")


def agree(page: Page, look: Look, case: str) -> None:
    """Names the council that placed the child, after forgetting to."""
    page.goto(f"{case}rules/recoup/")
    page.locator("[name=applies][value=yes]").check()
    press(page, "Save")
    look.at("who pays, with errors")
    page.locator("[name=payer_name]").fill("Farshire Council")
    page.locator("[name=payer_reference]").fill("PO 77")
    page.locator("[name=yearly]").fill("£19,300")
    press(page, "Save")
    look.at("money, agreed")


def charge(page: Page, look: Look, case: str) -> None:
    """Stops the money after a day, and charges up to it."""
    page.goto(f"{case}stop/")
    press(page, "Stop the money")
    look.at("stopping, with errors")
    page.locator("[name=why][value=left_roll]").check()
    day(page, "last_day", (18, 12, 2026))
    press(page, "Stop the money")
    page.goto(f"{case}rules/recoup/charge/")
    look.at("charging")
    press(page, "Make the charge")
    expect(page.locator("#rule-recoup")).to_contain_text("Up to 18 December 2026")
    page.goto(f"{case}rules/recoup/paid/1/")
    look.at("noting a payment")
    press(page, "Save")


def add_documents(page: Page, look: Look, case: str) -> None:
    """Enters a hospital's invoice and adds its three documents."""
    page.goto(f"{case}invoices/new/")
    press(page, "Save")
    look.at("an invoice, with errors")
    for name, said in (("hospital", "St Madeup’s"), ("mailbox", "school@hospital.example"), ("number", "17"),
                       ("amount", "1,250.50")):  # fmt: skip
        page.locator(f"[name={name}]").fill(said)
    for name, parts in (("dated", (2, 11, 2026)), ("first_day", (5, 10, 2026)), ("last_day", (23, 10, 2026))):
        day(page, name, parts)
    press(page, "Save")
    look.at("an invoice without its documents")
    address = page.url
    for kind in ("admission", "timetable", "attendance"):
        page.goto(f"{address}{kind}/")
        if kind == "admission":
            press(page, "Keep it")
            look.at("a document, with errors")
        page.locator("[name=file]").set_input_files(
            {"name": f"{kind}.pdf", "mimeType": "application/pdf", "buffer": PDF}
        )
        press(page, "Keep it")
    look.at("an invoice with its documents")


def pay_invoice(page: Page, look: Look, case: str) -> None:
    """Finance approves the invoice and notes the payment."""
    page.goto(case)
    page.get_by_role("link", name="St Madeup’s, invoice 17").click()
    look.at("an invoice to decide")
    page.locator("[name=approve][value=yes]").check()
    press(page, "Decide")
    look.at("an approved invoice")
    press(page, "Note the payment")
    expect(page.get_by_text("Paid on").first).to_be_visible()


def set_rate(page: Page, look: Look) -> None:
    """Finance sets what a year costs."""
    page.get_by_role("link", name="Set a new rate").first.click()
    press(page, "Set the rate")
    look.at("a rate, with errors")
    page.locator("[name=yearly]").fill("21,000")
    day(page, "first_day", (1, 9, 2026))
    page.locator("[name=why]").fill("Cabinet, 3 July")
    press(page, "Set the rate")
    expect(page.get_by_text("£21,000.00")).to_be_visible()
