"""A referral begun by keyboard alone."""

from playwright.sync_api import Page, expect

from tests.journeys.tabbing import press, reach
from tests.journeys.walking import STARTS
from tests.plugins.site_process import Site


def test_a_referral_is_begun_by_keyboard_alone(desktop: Page, site: Site) -> None:
    account = site.account("referrer", "norfolk")
    desktop.goto(STARTS["norfolk"])
    press(desktop, desktop.get_by_role("link", name="Sign in to start"))
    reach(desktop, desktop.get_by_label("Email address"))
    desktop.keyboard.type(account["email"])
    desktop.keyboard.press("Tab")
    desktop.keyboard.type(account["password"])
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("button", name="Start a referral")).to_be_visible()
    press(desktop, desktop.get_by_role("button", name="Start a referral"))
    press(desktop, desktop.locator(".govuk-task-list__link").first)
    press(desktop, desktop.get_by_role("button", name="Save and continue"))
    # The summary has the focus: its first link comes next, and leads to the first box.
    expect(desktop.locator(".govuk-error-summary")).to_be_focused()
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("[name=lives_here]").first).to_be_focused()
    desktop.keyboard.press("Space")
    reach(desktop, desktop.locator("[name=placed]").first)
    desktop.keyboard.press("Space")
    expect(desktop.locator("[name=placed]").first).to_be_checked()
    press(desktop, desktop.get_by_role("button", name="Save and continue"))
    expect(desktop.locator("[name=roll]").first).to_be_visible()
    press(desktop, desktop.get_by_role("button", name="Save and come back later"))
    expect(desktop.locator(".govuk-task-list__link").first).to_be_visible()
