"""A form sent after the session ended, in a real browser: signed in again on the page, with and without a script."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.test_second_steps import pictures_in
from tests.plugins.page_checks import Watch
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, Any]]
LONG = "He cannot sit up for long.\n\nHe “likes” maths & <drawing>."


def type_and_lose_the_session(page: Page) -> None:
    """Opens a contact form of a school's desk, types, and loses the session as a browser does at its end."""
    page.goto("/referrals/")
    page.evaluate(
        """text => {
            const form = document.createElement("form");
            form.method = "post";
            form.action = "/referrals/made-up-referral/ask-officer/?about=x";
            form.append(document.querySelector("[name=csrfmiddlewaretoken]").cloneNode());
            const area = document.createElement("textarea");
            area.name = "reason";
            area.value = text;
            const send = document.createElement("button");
            send.textContent = "Send what I wrote";
            form.append(area, send);
            document.querySelector("main").append(form);
        }""",
        LONG,
    )
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Send what I wrote").click()


def test_it_is_held_signed_in_for_and_sent_again(
    desktop: Page, site: Site, sign_in: SignIn, watch: Watch, tmp_path: Any
) -> None:
    watch.expect("403: POST")
    watch.expect("404: ")
    account = sign_in(desktop, "referrer", "norfolk")
    type_and_lose_the_session(desktop)
    look = Look(desktop, pictures_in(tmp_path))
    expect(desktop.locator("h1")).to_have_text("Sign in to send what you typed")
    look.at("late form")
    look.keyboard("late form")
    desktop.get_by_label("Email address").fill(account["email"])
    desktop.get_by_label("Password").fill("not the one")
    desktop.get_by_role("button", name="Sign in", exact=True).click()
    look.at("late form, wrong password")
    desktop.get_by_role("button", name="I have signed in, go on").click()
    expect(desktop.get_by_role("alert")).to_have_text("You are not signed in yet.")
    desktop.get_by_label("Email address").fill(account["email"])
    desktop.get_by_label("Password").fill(account["password"])
    desktop.get_by_role("button", name="Sign in", exact=True).click()
    expect(desktop.locator("h1")).to_have_text("Send what you typed")
    look.at("send it again")
    with desktop.expect_request("**/ask-officer/**") as sent:
        desktop.get_by_role("button", name="Send it now").click()
    assert sent.value.method == "POST"
    assert sent.value.post_data_json["reason"] == LONG.replace("\n", "\r\n")
    assert not look.found(), look.found()
