"""Every page of Essex's referral as it comes and with errors; sending without evidence, with a reason."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.walking import Walk

SignIn = Callable[..., dict[str, str]]
WIDE = frozenset({"starter", "advice", "sen_support", "document-one_plan", "last"})


def test_every_page_of_the_walk(desktop: Page, sign_in: SignIn) -> None:
    sign_in(desktop, "referrer", "essex")
    look = Look(desktop)
    walk = Walk(desktop, "essex", look, WIDE)
    walk.start()
    walk.to("check-answers")
    walk.seen("last")
    walk.submit()
    walk.seen("last left empty")
    look.errors("last left empty")
    walk.fill()
    walk.submit()
    walk.seen("last of all, the receipt")
    assert walk.name() == "referral-sent"
    assert not look.found(), look.found()
    assert len(walk.passed) > 25


def test_what_is_missing_can_be_sent_with_a_reason(desktop: Page, sign_in: SignIn) -> None:
    sign_in(desktop, "referrer", "essex")
    look = Look(desktop)
    walk = Walk(desktop, "essex")
    walk.start()
    walk.to("first_name")
    desktop.goto(desktop.url.replace("first_name", "check-answers"))
    walk.look = look
    walk.seen("last with much missing")
    desktop.get_by_role("link", name="Send without it, with a reason").or_(
        desktop.get_by_role("link", name="send without it, with a reason")
    ).last.click()
    walk.seen("reason")
    with desktop.expect_navigation():
        desktop.locator("main form").last.get_by_role("button").click()
    walk.seen("reason left empty")
    look.errors("reason left empty")
    expect(desktop.get_by_role("heading", level=1)).to_be_visible()
    assert not look.found(), look.found()
