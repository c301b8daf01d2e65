"""A parent asks to hear when a policy changes, confirms by the letter's link, and leaves by its link."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.public_pages import POLICY
from tests.plugins.site_process import Site

PARENT = "parent@example.org"


def test_a_parent_follows_a_policy_and_leaves_it(phone: Page, site: Site) -> None:
    look = Look(phone)
    phone.goto(POLICY + "follow/")
    phone.get_by_role("button", name="Send me a link").click()
    look.at("no address given")
    look.errors("no address given")
    phone.locator("[name=email]").fill(PARENT)
    phone.get_by_role("button", name="Send me a link").click()
    look.at("asked")
    phone.goto(link_in_the_letter(site, "confirm"))
    look.at("to confirm")
    phone.get_by_role("button", name="Yes, write to me").click()
    look.at("confirmed")
    phone.get_by_role("link", name="stop the emails").click()
    look.at("to leave")
    phone.get_by_role("button", name="Stop, and delete my address").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("You get no more emails")
    look.at("left")
    assert not look.found(), look.found()


def link_in_the_letter(site: Site, word: str) -> str:
    """The path of the link in the letters sent so far that holds the word."""
    site.manage("work", "--once")
    sent = "\n".join(path.read_text(encoding="utf-8") for path in sorted((site.directory / "mail").glob("*")))
    found = re.search(rf"/alerts/\S+/{word}/", sent)
    assert found, sent
    return found[0]
