"""Each of the five routes in each way: on a phone, on a phone without script, and by keyboard alone.

From signing in to the receipt, with real files. The pages themselves are looked at in test_five_routes.py.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import OpenPage
from tests.journeys.tabbing import ByKeyboard, sign_in_by_keyboard
from tests.journeys.walking import LETTERS, STARTS, Walk, sent
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, str]]
ROUTES = pytest.mark.parametrize("slug", STARTS)


def council_of(slug: str) -> str:
    """Whose school's account refers there."""
    return "wiltshire" if slug == "stonehenge-school" else slug


@ROUTES
def test_on_a_phone(phone: Page, sign_in: SignIn, slug: str) -> None:
    sign_in(phone, "referrer", council_of(slug))
    sent(Walk(phone, slug, letters=LETTERS))


@ROUTES
def test_on_a_phone_without_javascript(open_page: OpenPage, sign_in: SignIn, slug: str) -> None:
    page = open_page("phone", java_script_enabled=False)
    sign_in(page, "referrer", council_of(slug))
    sent(Walk(page, slug, letters=LETTERS))


@pytest.mark.parametrize("slug", sorted(set(STARTS) - {"leicestershire"}))  # that one is in test_five_routes.py
def test_by_keyboard_alone(desktop: Page, site: Site, slug: str) -> None:
    sign_in_by_keyboard(desktop, site.account("referrer", council_of(slug)), slug)
    sent(ByKeyboard(desktop, slug))
