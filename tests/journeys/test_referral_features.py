"""What stands around a referral: the list, a colleague, another council, the list of what was tried, what follows."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.walking import PUPIL, Walk
from tests.plugins.page_checks import Watch

SignIn = Callable[..., dict[str, Any]]


def empty(look: Look, page: Page, address: str, called: str) -> None:
    """Opens a form, and sends it left empty."""
    page.goto(address)
    look.at(called)
    look.keyboard(called)
    with page.expect_navigation():
        page.locator("main form[method=post]:not([action]) button[type=submit]").first.click()
    look.at(f"{called}, left empty")
    look.errors(f"{called}, left empty")


def test_every_page_around_a_referral(desktop: Page, sign_in: SignIn) -> None:
    look = Look(desktop)
    sign_in(desktop, "referrer", "norfolk")
    walk = Walk(desktop, "norfolk")
    tasks = walk.start()
    desktop.goto(f"{tasks}carry-on/")
    assert desktop.url != tasks
    for called, place in {
        "other council": "other-council/",
        "handed to another council": "other-council/?to=essex",
        "a council that is not here": "other-council/?named=Suffolk",
        "checklist": "school-checklist/",
    }.items():
        desktop.goto(tasks + place)
        look.at(called)
        look.keyboard(called)
    look.printed("checklist")
    desktop.goto(f"{tasks}ask-colleague/")
    look.at("a colleague")
    desktop.goto(tasks)
    walk.to("check-answers")
    desktop.goto("/referrals/")
    look.at("the list")
    look.keyboard("the list")
    desktop.get_by_label("Find a pupil by name").fill(PUPIL)
    desktop.get_by_role("button", name="Find").click()
    expect(desktop.get_by_text(f"Referrals about a pupil called “{PUPIL}”")).to_be_visible()
    assert PUPIL not in desktop.url
    look.at("found by name")
    desktop.goto(f"{tasks}check-answers/")
    walk.fill()
    walk.submit()
    expect(desktop.get_by_role("heading", level=1)).to_contain_text("sent")
    with desktop.expect_download() as download:
        desktop.get_by_role("link", name="Download it (PDF)").click()
    assert download.value.suggested_filename.endswith(".pdf")
    desktop.goto(f"{tasks}ask-to-continue/")
    look.at("ask to continue")
    look.keyboard("ask to continue")
    empty(look, desktop, f"{tasks}withdraw-sent/", "withdraw what was sent")
    desktop.get_by_role("textbox").last.fill("She is back full time")
    desktop.get_by_role("button", name="Withdraw the referral").click()
    expect(desktop.get_by_role("heading", name="Withdrawn on")).to_be_visible()
    look.at("withdrawn")
    assert not look.found(), look.found()


def test_the_desk_enters_a_referral_and_sees_its_letters(desktop: Page, sign_in: SignIn, watch: Watch) -> None:
    look = Look(desktop)
    sign_in(desktop, "coordinator", "norfolk")
    for called, place in {"letters": "/cases/letters/", "enter": "/cases/enter/"}.items():
        desktop.goto(place)
        look.at(called)
        look.keyboard(called)
    desktop.get_by_role("searchbox").fill("norfolk")
    empty(look, desktop, "/cases/enter/?q=school", "enter a referral from a school")
    assert not look.found(), look.found()
