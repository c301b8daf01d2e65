"""The public check on a phone without a script, from the council's page to a printed result; and a draft that moves."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage

Check = Callable[[Page], None]
pytestmark = pytest.mark.requirement("N96")
ANSWERS = {
    "lives_here": "yes",
    "placed": "no",
    "roll": "state",
    "send": "none",
    "hospital": "no",
    "main_reason": "physical",
}
BORN = {"dob_day": "3", "dob_month": "3", "dob_year": "2013"}


def answer(page: Page) -> None:
    """Fills in whatever this page asks."""
    for name, value in ANSWERS.items():
        choice = page.locator(f"input[type=radio][name={name}][value={value}]")
        if choice.count():
            choice.check()
    for name, value in {**BORN, "days_missed": "20"}.items():
        box = page.locator(f"input[type=text][name={name}]")
        if box.count():
            box.fill(value)
    none = page.locator("input[type=checkbox][value=none_of_these]")
    if none.count():
        none.check()


def test_a_parent_checks_on_a_phone_without_a_script(open_page: OpenPage, no_sideways_scroll: Check) -> None:
    page = open_page("phone", java_script_enabled=False)
    page.goto("/norfolk/")
    page.get_by_role("link", name="Check what should happen").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    no_sideways_scroll(page)
    for _ in range(12):
        if page.locator("h2#answers").count():
            break
        answer(page)
        page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="What you can ask the school")).to_be_visible()
    expect(page.get_by_text("A fit note says that somebody is not fit for work")).to_be_visible()
    assert page.url.endswith("/norfolk/check/medical-needs/")
    assert page.context.cookies() == []
    no_sideways_scroll(page)
    page.get_by_role("button", name="Change").first.click()
    expect(page.locator("input[name=lives_here][value=yes]")).to_be_checked()
    page.locator("input[name=lives_here][value=no]").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Another council looks after this pupil")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()


def test_its_pages_are_accessible_on_a_phone(phone: Page, axe: Check, no_sideways_scroll: Check) -> None:
    phone.goto("/norfolk/check/medical-needs/")
    axe(phone)
    phone.get_by_role("button", name="Continue").click()
    axe(phone)
    for _ in range(12):
        if phone.locator("h2#answers").count():
            break
        answer(phone)
        phone.get_by_role("button", name="Continue").click()
    axe(phone)
    no_sideways_scroll(phone)


def test_a_draft_without_a_newer_version_has_nothing_to_move_to(
    desktop: Page, sign_in: Callable[..., object], axe: Check
) -> None:
    sign_in(desktop, "referrer", "norfolk")
    desktop.goto("/norfolk/refer/medical-needs/")
    desktop.get_by_role("button", name="Start a referral").click()
    desktop.goto(f"{desktop.url}move-version/")
    expect(desktop.get_by_role("heading", level=1)).to_have_text("What was put aside")
    axe(desktop)
