"""The council's desk as a coordinator meets it, and the CMS, whose scripts run under its own policy."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.walking import PUPIL, Walk

SignIn = Callable[..., dict[str, Any]]


def test_a_referral_made_without_scripts_is_received(desktop: Page, without_javascript: Page, sign_in: SignIn) -> None:
    look = Look(desktop)
    sign_in(desktop, "coordinator", "norfolk")
    desktop.goto("/cases/")
    look.at("an empty desk")
    reference = sent_by_a_school(without_javascript, sign_in)
    desktop.goto("/cases/")
    expect(desktop.get_by_text(reference).first).to_be_visible()
    for called, address in {"desk": "/cases/", "all cases": "/cases/register/", "case": f"/cases/{reference}/"}.items():
        desktop.goto(address)
        look.at(called)
        look.keyboard(called)
        if PUPIL in desktop.title():
            look.wrong.append(f"{called} names the pupil in its title")
    given_with_others(desktop, look, reference)
    desktop.goto(f"/cases/{reference}/")
    look.printed("case")
    with desktop.expect_navigation():
        desktop.get_by_role("button", name="cknowledge").click()
    look.at("acknowledged")
    expect(desktop.get_by_role("button", name="cknowledge")).to_have_count(0)
    register_in_the_cms(desktop, reference)
    assert not look.found(), look.found()


def sent_by_a_school(page: Page, sign_in: SignIn) -> str:
    """Sends a referral, after forgetting what has to be declared, and returns its reference."""
    sign_in(page, "referrer", "norfolk")
    walk = Walk(page, "norfolk")
    walk.start()
    walk.to("check-answers")
    walk.submit()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    walk.fill()
    walk.submit()
    assert walk.name() == "referral-sent", walk.said()
    return page.locator(".wm-sent").inner_text().split("Your reference")[1].split()[0]


def given_with_others(page: Page, look: Look, reference: str) -> None:
    """Ticks the case in the register, forgets to say who takes it, then gives it to the first officer."""
    page.goto("/cases/register/")
    page.get_by_label(f"Choose {reference}").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Give them to somebody").click()
    look.at("several cases")
    look.keyboard("several cases")
    with page.expect_navigation():
        page.get_by_role("button", name="Give them", exact=True).click()
    look.at("several cases, nobody chosen")
    page.get_by_label("Who takes them?").select_option(index=1)
    with page.expect_navigation():
        page.get_by_role("button", name="Give them", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 case given")
    look.at("several cases, given")


def register_in_the_cms(page: Page, reference: str) -> None:
    """The CMS lands without asking again, and its register lists the referral; `watch` hears its scripts."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/cms/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Referrals").first.click()
    expect(page.get_by_text(reference).first).to_be_visible()


def test_an_editor_lands_in_the_cms(desktop: Page, sign_in: SignIn) -> None:
    sign_in(desktop, "editor", "norfolk")
    desktop.goto("/cms/")
    expect(desktop.get_by_role("heading", level=1)).to_be_visible()
    assert "Waymark" in desktop.title()
    assert desktop.get_by_role("link", name="Referrals").count() == 0
