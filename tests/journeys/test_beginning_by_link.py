"""A mental health unit on a phone begins a referral to Essex without an account, stops, and comes back."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.letters import in_letters, open_the_door
from tests.journeys.looking import Look
from tests.plugins.site_process import Site

PICTURES = os.environ.get("WAYMARK_PICTURES")


def test_a_unit_begins_without_an_account_and_comes_back(phone: Page, site: Site) -> None:
    look = Look(phone, Path(PICTURES) if PICTURES else None)
    phone.goto("/essex/refer/medical-referral/")
    look.at("start page of a route that others begin")
    phone.get_by_role("link", name="Begin without an account").click()
    look.at("beginning without an account")
    phone.get_by_role("button", name="Send me a link").click()
    look.errors("beginning, left empty")
    phone.locator("[name=email]").fill("ward@example.org")
    phone.get_by_role("button", name="Send me a link").click()
    expect(phone.get_by_role("heading", name="Check your email")).to_be_visible()
    open_the_door(phone, site, in_letters(site, r"/started/[a-z0-9]{44}/"))
    say_who(phone, look)
    first_page(phone, look)
    phone.get_by_role("button", name="Close this page").click()
    expect(phone.get_by_role("heading", name="The page is closed")).to_be_visible()
    assert not look.found(), look.found()


def say_who(phone: Page, look: Look) -> None:
    look.at("about you and the school")
    phone.get_by_role("button", name="Save and go on").click()
    look.errors("about you, left empty")
    phone.locator("[name=name]").fill("Robin Madeup")
    phone.locator("[name=role]").fill("Ward sister, Madeup Unit")
    phone.locator("[name=school_name]").fill("A school of no register")
    phone.locator("[name=tell_school][value=no]").check()
    phone.get_by_role("button", name="Save and go on").click()
    expect(phone.get_by_text("is not told")).to_be_visible()
    look.at("a referral begun by a link")


def first_page(phone: Page, look: Look) -> None:
    phone.get_by_role("link", name="Carry on").click()
    look.at("first page of a referral begun by a link")
    expect(phone.get_by_role("heading", name="Who is filling this in?")).to_have_count(0)  # the link says that already
    phone.get_by_role("button", name="Save and come back later").click()
    expect(phone.get_by_text("Begun by Robin Madeup")).to_be_visible()
