"""Routes from signing in to the receipt, with real files of each kind, and every page looked at as it comes and left
empty: Wiltshire's on a small phone, Leicestershire's by keyboard, the trust's wide.

Norfolk's and Essex's pages are looked at in test_norfolk_referral_pages.py and test_essex_referral_pages.py; every
route is walked in every way in test_each_route_each_way.py.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.tabbing import ByKeyboard, sign_in_by_keyboard
from tests.journeys.walking import LETTERS, Walk, sent
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, str]]
WIDE = frozenset({"tasks", "first_name", "doing", "evidence-advice", "consent-sharing", "last", "receipt"})


def test_wiltshires_school_on_a_small_phone(small_phone: Page, sign_in: SignIn) -> None:
    sign_in(small_phone, "referrer", "wiltshire")
    look = Look(small_phone)
    sent(Walk(small_phone, "stonehenge-school", look, letters=LETTERS))
    handed_over(small_phone, "Diagnostic Assessment and Referral Tool")
    assert not look.found(), look.found()


def test_leicestershire_by_keyboard_alone(desktop: Page, site: Site) -> None:
    look = Look(desktop)
    walk = ByKeyboard(desktop, "leicestershire", look, letters=LETTERS)
    sign_in_by_keyboard(desktop, site.account("referrer", "leicestershire"), "leicestershire")
    sent(walk)
    assert not look.found(), look.found()


def test_the_trust_with_every_page_looked_at(desktop: Page, sign_in: SignIn) -> None:
    sign_in(desktop, "referrer", "wmat")
    look = Look(desktop)
    sent(Walk(desktop, "wmat", look, WIDE, LETTERS))
    look.printed("the receipt")
    handed_over(desktop, "The Inclusion Service")
    assert not look.found(), look.found()


def handed_over(page: Page, to: str) -> None:
    """What a route ends with whose cases are worked elsewhere: to whom it goes, and the paper to hand over."""
    expect(page.locator("#hand-over")).to_contain_text(to)
    with page.expect_download() as paper:
        page.get_by_role("link", name="Download it (PDF)").click()
    assert paper.value.path().read_bytes().startswith(b"%PDF")
