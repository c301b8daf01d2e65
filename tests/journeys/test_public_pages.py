"""Every kind of public page, on a desktop and a small phone, by keyboard, on paper and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.public_pages import NOT_PAGES, PAGES, POLICY, one_of_each
from tests.journeys.tabbing import skip_to_main, walk_by_tab
from tests.plugins.page_checks import Watch

# The words of a page, but for buttons that do nothing without a script and what those say.
WORDS = """main => {
    const copy = main.cloneNode(true);
    copy.querySelectorAll("button[type=button], [role=status], script").forEach(e => e.remove());
    return copy.textContent.replace(/\\s+/g, " ").trim();
}"""
NOT_FOUND = "^404: GET .*nothing-of-the-kind"
ON_PAPER = (
    "home",
    "authority",
    "long policy",
    "policy",
    "permanent version",
    "two councils side by side",
    "start",
    "privacy",
)


@pytest.fixture
def look(desktop: Page) -> Look:
    """Looks at one page after another."""
    return Look(desktop)


def test_every_public_page(look: Look, watch: Watch) -> None:
    watch.expect(NOT_FOUND)
    for called, address in PAGES.items():
        look.page.goto(address)
        look.at(called)
        look.keyboard(called)
        if called in ON_PAPER:
            look.printed(called)
    assert not look.found(), look.found()


def test_every_type_of_page_on_a_tablet_and_zoomed(look: Look, watch: Watch) -> None:
    watch.expect(NOT_FOUND)
    for called, address in one_of_each().items():
        look.page.goto(address)
        look.on_a_tablet_and_zoomed(called)
    assert not look.found(), look.found()


def test_every_type_of_page_is_walked_by_keyboard(look: Look, watch: Watch) -> None:
    watch.expect(NOT_FOUND)
    for called, address in one_of_each().items():
        look.page.goto(address)
        look.wrong += [f"{called}: {what}" for what in walk_by_tab(look.page)]
        look.page.goto(address)
        look.wrong += [f"{called}: {what}" for what in skip_to_main(look.page)]
    assert not look.found(), look.found()


def test_what_forms_say_when_something_is_wrong(look: Look) -> None:
    for called, address in {"sign in": "/accounts/login/", "password reset": "/accounts/password/reset/"}.items():
        look.page.goto(address)
        look.page.locator("main form button[type=submit]").first.click()
        look.at(f"{called} left empty")
        look.errors(f"{called} left empty")
    look.page.goto("/accounts/login/")
    look.page.locator("[name=login]").fill("nobody@example.org")
    look.page.locator("[name=password]").fill("not the one")
    look.page.locator("[name=password]").press("Enter")
    expect(look.page.locator(".govuk-error-summary")).to_be_visible()
    look.errors("sign in refused")
    assert not look.found(), look.found()


def test_public_pages_are_the_same_without_scripts(desktop: Page, without_javascript: Page, watch: Watch) -> None:
    watch.expect(NOT_FOUND)
    for address in PAGES.values():
        desktop.goto(address)
        without_javascript.goto(address)
        with_scripts, without = (page.locator("main").evaluate(WORDS) for page in (desktop, without_javascript))
        assert without == with_scripts, address


def test_what_is_not_a_page_comes_as_what_it_is(desktop: Page) -> None:
    came = {address: desktop.request.get(address) for address in NOT_PAGES}
    wrong = {address: one.status for address, one in came.items() if not one.ok}
    assert wrong == {}
    kinds = {address: one.headers["content-type"].partition(";")[0] for address, one in came.items()}
    assert kinds == NOT_PAGES


def test_the_contents_of_a_policy_lead_to_its_parts_without_scripts(without_javascript: Page) -> None:
    without_javascript.goto(POLICY)
    links = without_javascript.get_by_role("navigation", name="Contents").first.get_by_role("link")
    aims = [link.get_attribute("href") or "" for link in links.all()]
    assert len(aims) > 10
    assert [aim for aim in aims if without_javascript.locator(f"[id='{aim[1:]}']").count() != 1] == []
    links.last.click()
    expect(without_javascript.locator(":target")).to_be_in_viewport()


def test_a_clause_is_found_where_it_stands_today(phone: Page) -> None:
    phone.goto("/clause/norfolk-11-b-ii/")
    expect(phone).to_have_url(f"{phone.url.partition('/norfolk/')[0]}{POLICY}#norfolk-11-b-ii")
    expect(phone.locator(":target")).to_be_in_viewport()
