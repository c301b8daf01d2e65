"""Ways in, as a person meets them: a code by e-mail, an authenticator app, a passkey with a device that is made up."""

import os
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.people.second_steps import code_of
from tests.plugins.page_checks import Watch
from tests.plugins.site_process import Site

_next = count(1)


@pytest.fixture
def newcomer(site: Site) -> str:
    """The address of a coordinator of Norfolk whom nobody else uses; the account has no password."""
    email = f"newcomer{next(_next)}@example.test"
    by = site.account("superuser")["email"]
    site.manage("grant_role", email, "coordinator", "--authority", "norfolk", "--by", by)
    return email


def letter_to(site: Site, email: str) -> str:
    """The newest letter to an address."""
    letters = sorted((site.directory / "mail").iterdir(), key=lambda kept: kept.stat().st_mtime)
    return next(text for text in (kept.read_text() for kept in reversed(letters)) if f"To: {email}" in text)


def sign_in_by_code(page: Page, site: Site, email: str, look: Callable[[str], None] = lambda called: None) -> None:
    page.goto("/accounts/login/")
    page.get_by_role("link", name="Email me a code").click()
    look("ask for a code")
    page.get_by_label("Email address").fill(email)
    page.get_by_role("button", name="Send the code").click()
    look("enter the code")
    page.get_by_label("Code from the email").fill("0000-0000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("not the code we sent")
    look("a wrong code")
    code = re.search(r"^\d{4}-\d{4}$", letter_to(site, email), re.MULTILINE)
    assert code
    page.get_by_label("Code from the email").fill(code[0])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/accounts/login/code" not in address)


def give_device(page: Page) -> None:
    """Lets the browser have a device that keeps passkeys and always finds its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_an_app_from_setting_up_to_signing_in_with_it(
    desktop: Page, site: Site, newcomer: str, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    look = Look(desktop, pictures_in(tmp_path))
    sign_in_by_code(desktop, site, newcomer, look.at)
    desktop.goto("/accounts/")
    look.at("your sign-in before")
    desktop.goto("/accounts/second-step/")
    look.at("a second step is needed")
    desktop.get_by_role("link", name="Use an app").click()
    look.at("set up an app")
    look.keyboard("set up an app")
    desktop.get_by_label("Code").fill("123")
    desktop.get_by_role("button", name="Finish").click()
    look.at("set up an app, wrong code")
    look.errors("set up an app, wrong code")
    secret = desktop.locator(".wm-key").inner_text()
    desktop.get_by_label("Code").fill(code_of(secret))
    desktop.get_by_role("button", name="Finish").click()
    expect(desktop.locator("h1")).to_have_text("Recovery codes")
    codes = desktop.locator(".wm-codes li").all_inner_texts()
    assert len(codes) == 10
    look.at("recovery codes")
    desktop.goto("/accounts/recovery-codes/")
    look.at("recovery codes seen before")
    desktop.goto("/accounts/")
    look.at("your sign-in with an app")
    for called, address in {
        "set a password": "/accounts/password/set/",
        "new recovery codes": "/accounts/recovery-codes/new/",
        "take the app off": "/accounts/app/remove/",
        "show the second step": "/accounts/reauthenticate/code/",
    }.items():
        desktop.goto(address)
        look.at(called)
        look.keyboard(called)
    assert not look.found(), look.found()
    elsewhere = open_page("phone")
    sign_in_by_code(elsewhere, site, newcomer)
    expect(elsewhere.locator("h1")).to_have_text("Now your second step")
    second = Look(elsewhere, pictures_in(tmp_path))
    second.at("second step")
    elsewhere.get_by_label("Code").fill("000000")
    elsewhere.get_by_role("button", name="Sign in").click()
    second.at("second step, wrong code")
    second.errors("second step, wrong code")
    elsewhere.get_by_label("Code").fill(codes[0])
    elsewhere.get_by_role("button", name="Sign in").click()
    elsewhere.wait_for_url("**/cases/")
    assert not second.found(), second.found()


def pictures_in(folder: Path) -> Path:
    """Where pictures are kept: the test's own folder, unless WAYMARK_PICTURES names another."""
    return Path(os.environ.get("WAYMARK_PICTURES", folder))


def test_a_passkey_is_made_and_then_opens_the_account_alone(
    desktop: Page, site: Site, newcomer: str, tmp_path: Path
) -> None:
    look = Look(desktop, pictures_in(tmp_path))
    give_device(desktop)
    sign_in_by_code(desktop, site, newcomer)
    desktop.goto("/accounts/passkeys/add/")
    look.at("add a passkey")
    look.keyboard("add a passkey")
    desktop.get_by_label("Name of the passkey").fill("School laptop")
    desktop.get_by_role("button", name="Make the passkey").click()
    expect(desktop.locator("h1")).to_have_text("Recovery codes")
    desktop.goto("/accounts/")
    expect(desktop.locator("main")).to_contain_text("School laptop")
    look.at("your sign-in with a passkey")
    desktop.get_by_role("link", name="Rename School laptop").click()
    look.at("rename a passkey")
    desktop.get_by_label("Name of the passkey").fill("")
    desktop.get_by_role("button", name="Save the name").click()
    look.at("rename a passkey, left empty")
    look.errors("rename a passkey, left empty")
    desktop.get_by_label("Name of the passkey").fill("Office laptop")
    desktop.get_by_role("button", name="Save the name").click()
    expect(desktop.locator("main")).to_contain_text("Office laptop")
    desktop.goto("/accounts/reauthenticate/passkey/")
    look.at("use your passkey again")
    desktop.get_by_role("button", name="Sign out").click()
    desktop.goto("/accounts/login/?next=%2Fcases%2Fregister%2F")
    look.at("sign in with a passkey")
    desktop.get_by_role("button", name="Sign in with a passkey").click()
    desktop.wait_for_url("**/cases/register/")
    desktop.goto("/accounts/")
    desktop.get_by_role("link", name="Take off Office laptop").click()
    look.at("take a passkey off")
    desktop.get_by_role("button", name="Take it off").click()
    expect(desktop.locator("main")).not_to_contain_text("Office laptop")
    assert not look.found(), look.found()


def test_a_passkey_is_a_second_step_too(desktop: Page, site: Site, newcomer: str, tmp_path: Path) -> None:
    give_device(desktop)
    sign_in_by_code(desktop, site, newcomer)
    desktop.goto("/accounts/passkeys/add/")
    desktop.get_by_role("button", name="Make the passkey").click()
    expect(desktop.locator("h1")).to_have_text("Recovery codes")
    desktop.get_by_role("button", name="Sign out").click()
    sign_in_by_code(desktop, site, newcomer)
    look = Look(desktop, pictures_in(tmp_path))
    look.at("second step with a passkey")
    desktop.get_by_role("button", name="Use a passkey").click()
    desktop.wait_for_url("**/cases/")
    assert not look.found(), look.found()


def test_without_a_device_the_page_says_so_and_goes_on(
    desktop: Page, site: Site, newcomer: str, watch: Watch, sign_in: Any
) -> None:
    sign_in_by_code(desktop, site, newcomer)
    desktop.goto("/accounts/passkeys/add/")
    desktop.evaluate(
        "void (navigator.credentials.create = () => Promise.reject(new DOMException('', 'NotAllowedError')))"
    )
    desktop.get_by_role("button", name="Make the passkey").click()
    expect(desktop.locator("[data-passkey-said]")).to_contain_text("Try again, or use another way")


def test_without_a_script_there_is_still_an_app(without_javascript: Page, site: Site, newcomer: str) -> None:
    page = without_javascript
    sign_in_by_code(page, site, newcomer)
    page.goto("/accounts/passkeys/add/")
    expect(page.locator("main")).to_contain_text("A passkey needs JavaScript")
    assert not page.get_by_role("button", name="Make the passkey").is_visible()
    page.get_by_role("link", name="An authenticator app").click()
    page.get_by_label("Code").fill(code_of(page.locator(".wm-key").inner_text()))
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("h1")).to_have_text("Recovery codes")
