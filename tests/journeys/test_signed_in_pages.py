"""The pages about one's own account, as a person who has signed in meets them."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.looking import Look

SignIn = Callable[..., dict[str, Any]]
PAGES = {
    "change password": "/accounts/password/change/",
    "say the password again": "/accounts/reauthenticate/",
    "sign out": "/accounts/logout/",
}


@pytest.fixture
def look(desktop: Page, sign_in: SignIn) -> Look:
    sign_in(desktop, "editor", "norfolk")
    return Look(desktop)


def test_pages_of_one_s_own_account(look: Look) -> None:
    for called, address in PAGES.items():
        look.page.goto(address)
        look.at(called)
        look.keyboard(called)
    assert not look.found(), look.found()


def test_what_a_new_password_is_refused_for(look: Look) -> None:
    look.page.goto(PAGES["change password"])
    look.page.locator("main form button[type=submit]").first.click()
    look.at("change password left empty")
    look.errors("change password left empty")
    assert not look.found(), look.found()
