"""The desk's register, who stands in, a case's people, what a party reads, and its chronology, in the browser."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.journeys.looking import Look
from tests.journeys.test_case_pages import day, press, sent
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, Any]]


def test_a_case_has_people_and_a_chronology(desktop: Page, sign_in: SignIn, site: Site) -> None:
    look = Look(desktop)
    reference = "NOR-CASE-CCCC"
    sent(site, reference)
    account = sign_in(desktop, "coordinator", "norfolk")
    pages = {
        "today": "/cases/",
        "everybody’s": "/cases/?whose=all",
        "the register": "/cases/register/",
        "the register, nothing found": "/cases/register/?q=nobody&status=closed&opened_from=never",
        "covers": "/cases/cover/",
        "arranging a cover": "/cases/cover/norfolk/",
        "handing on": "/cases/hand-on/norfolk/",
        "giving a case": f"/cases/{reference}/coordinator/",
        "adding a party": f"/cases/{reference}/people/add/",
    }
    for called, address in pages.items():
        desktop.goto(address)
        look.at(called)
    add_party(desktop, look, reference, account["email"])
    for called, address in {
        "shared with you": "/cases/shared/",
        "a shared case": f"/cases/shared/{reference}/",
        "chronology": f"/cases/{reference}/chronology/",
    }.items():
        desktop.goto(address)
        look.at(called)
    desktop.goto("/cases/register/?stage=open")
    desktop.locator("[name=name]").fill("Still open")
    press(desktop, "Keep this view")
    look.at("a register with a view")
    with desktop.expect_download():
        desktop.get_by_role("link", name="Download as XLSX").click()
    assert not look.found(), look.found()


def add_party(page: Page, look: Look, reference: str, email: str) -> None:
    """Writes down who else has to do with a case, after forgetting everything once."""
    page.goto(f"/cases/{reference}/people/add/")
    press(page, "Add them")
    look.at("adding a party with errors")
    page.locator("[name=name]").fill("Sam Madeup")
    page.locator("[name=role]").fill("Social worker")
    page.locator("[name=email]").fill(email)
    page.locator("[name=basis]").fill("Public task: section 19 of the Education Act 1996")
    page.locator("[name=access][value=papers]").check()
    day(page, "until", (1, 12, 2030))
    press(page, "Add them")
    look.at("people of a case")
