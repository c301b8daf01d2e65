"""What the script adds to a policy page, and what stands without it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

POLICY = "/norfolk/policies/medical-needs/"
CLAUSE = "norfolk-11-b-ii"


@pytest.fixture
def copying(desktop: Page) -> Page:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desktop.goto(POLICY)
    return desktop


def test_a_clause_s_address_is_copied_by_keyboard_and_said(copying: Page) -> None:
    button = copying.locator(f"#{CLAUSE}").get_by_role(
        "button", name=re.compile(r"^Copy link to this clause\s+11\.b\.ii\s*$")
    )
    button.focus()
    copying.keyboard.press("Enter")
    expect(copying.get_by_role("status")).to_have_text("Copied")
    assert copying.evaluate("navigator.clipboard.readText()").endswith(f"/clause/{CLAUSE}/")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    assert box["width"] >= 24


def test_the_copied_address_leads_to_the_clause(copying: Page) -> None:
    copying.locator(f"#{CLAUSE} .wm-row__copy").click()
    expect(copying.get_by_role("status")).to_have_text("Copied")
    copying.goto(copying.evaluate("navigator.clipboard.readText()"))
    assert copying.url.endswith(f"{POLICY}#{CLAUSE}")
    expect(copying.locator(f"#{CLAUSE}")).to_contain_text("You followed a link to this clause.")


def test_a_tap_brings_the_button_to_a_clause_without_a_number(
    phone: Page, no_sideways_scroll: Callable[[Page], None]
) -> None:
    phone.goto(POLICY)
    row = phone.locator("#norfolk-11-b-ii-within-12-weeks")
    expect(row.locator(".wm-row__copy")).to_be_hidden()
    row.locator("p").first.tap()
    expect(row.locator(".wm-row__copy")).to_be_visible()
    no_sideways_scroll(phone)


def test_the_contents_mark_the_part_being_read(desktop: Page) -> None:
    desktop.goto(POLICY)
    current = desktop.locator(".wm-contents--wide a[aria-current]")
    for part in ("norfolk-4", "norfolk-9"):
        desktop.locator(f"#{part}").evaluate("place => place.scrollIntoView()")
        expect(current).to_have_attribute("href", f"#{part}")


def test_a_clause_is_followed_from_its_own_place(desktop: Page, without_javascript: Page) -> None:
    offer = f"#{CLAUSE} a[href$='/follow/{CLAUSE}/']"
    desktop.goto(POLICY)
    expect(desktop.locator(offer)).to_be_hidden()
    desktop.locator(f"#{CLAUSE} .wm-row__text").first.click()
    expect(desktop.locator(offer)).to_be_visible()
    expect(desktop.locator(f"#{CLAUSE} .wm-row__came")).to_be_hidden()
    without_javascript.goto(f"/clause/{CLAUSE}/")
    without_javascript.locator(offer).click()
    expect(without_javascript.get_by_role("heading", level=1)).to_contain_text("11.b.ii")


def test_paper_has_no_buttons_and_no_choice(desktop: Page) -> None:
    desktop.goto(POLICY)
    desktop.emulate_media(media="print")
    expect(desktop.locator(f"#{CLAUSE} .wm-row__copy")).to_be_hidden()
    expect(desktop.get_by_role("button", name="Show")).to_be_hidden()


def test_without_a_script_the_text_is_narrowed_and_no_button_promises_more(without_javascript: Page) -> None:
    page = without_javascript
    page.goto(POLICY)
    expect(page.locator(".wm-row__copy")).to_have_count(0)
    page.get_by_label("Show the parts for").select_option("Parents and carers")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile(r"\?for=parent$"))
    expect(page.get_by_text(re.compile(r"\d+ clauses are hidden"))).to_be_visible()
    expect(page.locator("#norfolk-10-element-3")).to_have_count(0)
    page.get_by_role("link", name="Show the whole text").click()
    expect(page.locator("#norfolk-10-element-3")).to_be_visible()
