"""Each of the five routes, from signing in to the receipt, with real files of each kind, and each in a way of its own:
on a phone without script, on a phone, by keyboard alone, and with every page looked at as it comes and left empty.

Norfolk's and Essex's pages are looked at in test_norfolk_referral_pages.py and test_essex_referral_pages.py.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.looking import Look
from tests.journeys.tabbing import ByKeyboard, press, reach
from tests.journeys.walking import Walk
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, str]]
LETTERS = ("letter.pdf", "letter.docx", "photo.jpg", "photo.heic", "mail.eml")
WIDE = frozenset({"tasks", "first_name", "doing", "evidence-advice", "consent-sharing", "last", "receipt"})


def test_norfolk_on_a_phone_without_javascript(open_page: OpenPage, sign_in: SignIn) -> None:
    page = open_page("phone", java_script_enabled=False)
    sign_in(page, "referrer", "norfolk")
    sent(Walk(page, "norfolk", letters=LETTERS))


def test_essex_on_a_phone(phone: Page, sign_in: SignIn) -> None:
    sign_in(phone, "referrer", "essex")
    sent(Walk(phone, "essex", letters=LETTERS))


def test_wiltshires_school_on_a_small_phone(small_phone: Page, sign_in: SignIn) -> None:
    sign_in(small_phone, "referrer", "wiltshire")
    look = Look(small_phone)
    sent(Walk(small_phone, "stonehenge-school", look, letters=LETTERS))
    handed_over(small_phone, "Diagnostic Assessment and Referral Tool")
    assert not look.found(), look.found()


def test_leicestershire_by_keyboard_alone(desktop: Page, site: Site) -> None:
    account = site.account("referrer", "leicestershire")
    look = Look(desktop)
    walk = ByKeyboard(desktop, "leicestershire", look, letters=LETTERS)
    desktop.goto("/leicestershire/refer/medical-referral/")
    press(desktop, desktop.get_by_role("link", name="Sign in to start"))
    reach(desktop, desktop.get_by_label("Email address"))
    desktop.keyboard.type(account["email"])
    reach(desktop, desktop.locator("[name=password]"))
    desktop.keyboard.type(account["password"])
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    sent(walk)
    assert not look.found(), look.found()


def test_the_trust_with_every_page_looked_at(desktop: Page, sign_in: SignIn) -> None:
    sign_in(desktop, "referrer", "wmat")
    look = Look(desktop)
    sent(Walk(desktop, "wmat", look, WIDE, LETTERS))
    look.printed("the receipt")
    handed_over(desktop, "The Inclusion Service")
    assert not look.found(), look.found()


def sent(walk: Walk) -> None:
    """Walks from the start of a referral to its receipt."""
    tasks = walk.start()
    walk.seen("tasks")
    walk.to("check-answers")
    walk.page.goto(tasks)
    walk.seen("tasks done")
    walk.press(walk.page.get_by_role("link", name="Check and send"))
    if walk.look is not None:
        walk.seen("last")
        walk.submit()
        walk.seen("last left empty")
        walk.look.errors("last left empty")
    assert not walk.page.locator("#missing").count(), walk.page.locator("#missing").inner_text()
    walk.fill()
    walk.submit()
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Referral sent")
    walk.seen("receipt")
    assert walk.page.locator(".wm-sent__reference").inner_text().strip()
    copy = walk.page.request.get(walk.page.url.replace("referral-sent", "your-copy")).text()
    assert [name for name in LETTERS if name not in copy] == []


def handed_over(page: Page, to: str) -> None:
    """What a route ends with whose cases are worked elsewhere: to whom it goes, and the paper to hand over."""
    expect(page.locator("#hand-over")).to_contain_text(to)
    with page.expect_download() as paper:
        page.get_by_role("link", name="Download it (PDF)").click()
    assert paper.value.path().read_bytes().startswith(b"%PDF")
