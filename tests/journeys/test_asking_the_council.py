"""A parent on a phone asks the council about a child; an officer answers; the parent reads the answer."""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.letters import in_letters, open_the_door
from tests.journeys.looking import Look
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, str]]
PICTURES = os.environ.get("WAYMARK_PICTURES")


def test_a_parent_asks_and_the_council_answers(phone: Page, desktop: Page, site: Site, sign_in: SignIn) -> None:
    look = Look(phone, Path(PICTURES) if PICTURES else None)
    begin(phone, look)
    open_the_door(phone, site, in_letters(site, r"/enquiry/[a-z0-9]{44}/"))
    say_everything(phone, look)
    phone.get_by_role("link", name="Add a brother or sister").click()
    look.at("a brother or sister")
    phone.go_back()
    phone.get_by_role("button", name="Send it to").click()
    look.at("an enquiry that was sent")
    mine = phone.url
    answer(desktop, look, sign_in)
    phone.goto(mine)
    look.at("an enquiry that was answered")
    expect(phone.get_by_text("We ring the school tomorrow.")).to_be_visible()
    phone.get_by_role("button", name="Close this page").click()
    look.at("a link's page closed")
    assert not look.found(), look.found()


def begin(phone: Page, look: Look) -> None:
    phone.goto("/norfolk/")
    phone.get_by_role("link", name="Ask Norfolk").click()
    look.at("asking")
    phone.get_by_role("button", name="Send me a link").click()
    look.at("asking, left empty")
    look.errors("asking, left empty")
    phone.get_by_label("A parent or carer").check()
    phone.locator("[name=email]").fill("asks@example.org")
    phone.get_by_role("button", name="Send me a link").click()
    look.at("an enquiry's letter")


def say_everything(phone: Page, look: Look) -> None:
    look.at("an enquiry begun")
    phone.get_by_role("button", name="Send it to").click()
    look.at("an enquiry sent too early")
    phone.get_by_role("link", name="About you", exact=True).click()
    save(phone, look, "about you", {"name": "Robin Madeup"})
    phone.get_by_label("Advice on what should happen").check()
    save(phone, look, "what you ask", {"about": "Five weeks on the ward, and nobody teaches her."})
    phone.get_by_label("No school at the moment").check()
    save(phone, look, "about the child", {"child_name": "Amara Madeup", "ward": "Madeup Hospital"})
    look.at("an enquiry ready to send")


def save(phone: Page, look: Look, page: str, texts: dict[str, str]) -> None:
    look.at(page)
    for name, words in texts.items():
        phone.locator(f"[name={name}]").fill(words)
    phone.get_by_role("button", name="Save and go on").click()


def answer(desktop: Page, look: Look, sign_in: SignIn) -> None:
    sign_in(desktop, "coordinator", "norfolk")
    office = Look(desktop, look.pictures)
    desktop.goto("/cases/")
    desktop.get_by_role("link", name="Enquiries").click()
    office.at("the council's enquiries")
    desktop.get_by_role("link", name="Amara Madeup").click()
    office.at("an enquiry at the council")
    desktop.get_by_role("button", name="Answer", exact=True).click()
    office.at("an answer left empty")
    office.errors("an answer left empty")
    desktop.locator("[name=answer]").fill("We ring the school tomorrow.")
    desktop.get_by_role("button", name="Answer", exact=True).click()
    office.at("no enquiry waits")
    assert not office.found(), office.found()
