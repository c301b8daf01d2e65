"""On a phone, a parent opens the link in the letter, agrees, says something in their own words and takes it back."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.letters import in_letters, open_the_door
from tests.journeys.looking import Look
from tests.journeys.walking import Walk
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, str]]
PICTURES = os.environ.get("WAYMARK_PICTURES")
_next = count(11)


def a_day_ago() -> list[tuple[str, str]]:
    """Yesterday, as a date is typed: an agreement of years ago would have run out."""
    then = datetime.now(UTC).date() - timedelta(days=1)
    return [("day", str(then.day)), ("month", str(then.month)), ("year", str(then.year))]


def looking(page: Page) -> Look:
    return Look(page, Path(PICTURES) if PICTURES else None)


@pytest.fixture
def tasks(desktop: Page, sign_in: SignIn) -> str:
    """A referral filled in as far as its evidence, of a pupil of each test's own; the address of its tasks."""
    sign_in(desktop, "referrer", "norfolk")
    number = next(_next)
    pupil = {"last_name": f"Madeup-{number}", "upn": f"W8202004200{number}", "dob": f"2013-05-{number}"}
    walk = Walk(desktop, "norfolk", answers=pupil)
    address = walk.start()
    walk.to("consent-advice_consent")
    return address


def add_and_ask(desktop: Page, look: Look, tasks: str, name: str, email: str) -> None:
    desktop.goto(f"{tasks}consent-contact_consent/")
    look.at("the consent page")
    desktop.get_by_role("link", name=re.compile("Ask somebody")).click()
    look.at("nobody to ask yet")
    desktop.get_by_role("link", name=re.compile("Add (a person|somebody else)")).click()
    look.at("add somebody")
    desktop.get_by_role("button", name="Save").click()
    look.at("add somebody left empty")
    look.errors("add somebody left empty")
    desktop.locator("[name=name]").fill(name)
    desktop.get_by_label("Parent or carer", exact=True).check()
    desktop.locator("[name=email]").fill(email)
    desktop.get_by_role("button", name="Save").click()
    look.at("ask")
    desktop.get_by_role("button", name="Ask").click()
    look.at("ask left empty")
    look.errors("ask left empty")
    desktop.get_by_label(name).check()
    desktop.get_by_label("By a link in an email").check()
    desktop.get_by_role("button", name="Ask").click()
    expect(desktop.get_by_text("Asked, no answer yet")).to_be_visible()
    look.at("asked")


def test_a_parent_on_a_phone_agrees_says_something_and_takes_it_back(
    desktop: Page, phone: Page, site: Site, tasks: str
) -> None:
    school, look = looking(desktop), looking(phone)
    add_and_ask(desktop, school, tasks, "Grace Madeup", "grace@example.org")
    open_the_door(phone, site, in_letters(site, r"/consent/[\w-]+/"))
    look.at("the question")
    look.keyboard("the question")
    phone.get_by_role("button", name="Send my answer").click()
    look.at("the question left empty")
    look.errors("the question left empty")
    phone.get_by_label("Yes, I agree").check()
    for box in phone.get_by_role("checkbox").all():
        box.check()
    look.printed("the question")
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.get_by_role("button", name="Send my answer").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Thank you")
    look.at("what she said")
    phone.get_by_role("link", name="Say it in your own words").click()
    look.at("own words")
    phone.locator("textarea").first.fill("She sleeps badly and misses her friends")
    phone.get_by_role("button", name="Save my words").click()
    expect(phone.get_by_text("misses her friends")).to_be_visible()
    phone.get_by_role("link", name="Add a paper").click()
    look.at("own papers")
    desktop.goto(f"{tasks}consent-contact_consent/")
    expect(desktop.get_by_text("All of them agreed.")).to_be_visible()
    school.at("agreed")
    desktop.goto(f"{tasks}check-answers/")
    expect(desktop.get_by_text("in their own words by link: She sleeps badly")).to_be_visible()
    phone.get_by_role("link", name="Back").click()
    phone.get_by_role("link", name="Take it back").click()
    look.at("take it back")
    phone.get_by_role("button", name="Yes, take it back").click()
    look.at("taken back")
    desktop.goto(f"{tasks}family-agreements/")
    expect(desktop.get_by_text("On their own page, by the link sent to them")).to_be_visible()
    school.at("agreements")
    desktop.goto(f"{tasks}family-people/")
    school.at("people")
    desktop.get_by_role("link", name="Change Grace Madeup").click()
    school.at("one person")
    assert not (look.found() + school.found()), look.found() + school.found()


def test_a_clinician_without_javascript_gives_facts(desktop: Page, open_page: OpenPage, site: Site, tasks: str) -> None:
    clinician = open_page("desktop", java_script_enabled=False)
    school = looking(desktop)
    desktop.goto(f"{tasks}clinician-requests/")
    school.at("clinicians")
    desktop.get_by_role("button", name="Save and ask the family").click()
    school.at("clinicians left empty")
    school.errors("clinicians left empty")
    for name, words in (("name", "Dr Madeup"), ("role", "Paediatrician"), ("email", "dr@hospital.example.org")):
        desktop.locator(f"[name={name}]").fill(words)
    desktop.get_by_label("A paediatrician").check()
    desktop.get_by_role("button", name="Save and ask the family").click()
    school.at("a clinician")
    desktop.get_by_role("link", name="Ask the family").click()
    desktop.get_by_role("link", name="Add a person").click()
    desktop.locator("[name=name]").fill("Tom Madeup")
    desktop.get_by_label("Parent or carer", exact=True).check()
    desktop.get_by_label("Nobody may write to them").check()
    desktop.get_by_role("button", name="Save").click()
    desktop.get_by_label("Tom Madeup").check()
    keys = desktop.get_by_role("group", name="What do you ask for?")
    for box in keys.get_by_role("checkbox").all():
        box.set_checked("Dr Madeup" in (box.evaluate("e => e.labels[0].textContent") or ""))
    desktop.get_by_label("By telephone, or face to face").check()
    desktop.get_by_role("button", name="Ask").click()
    school.at("record")
    desktop.get_by_role("button", name="Record").click()
    school.at("record left empty")
    school.errors("record left empty")
    desktop.get_by_label("Yes, they agree").check()
    desktop.locator("[name=scopes]").first.check()
    for part, value in a_day_ago():
        desktop.locator(f"[name=said_on_{part}]").fill(value)
    desktop.locator("[name=witness]").fill("Kim School")
    desktop.get_by_role("button", name="Record").click()
    desktop.get_by_role("button", name=re.compile("Send the question")).click()
    expect(desktop.get_by_text("Sent, no answer yet")).to_be_visible()
    open_the_door(clinician, site, in_letters(site, r"/clinician/[\w-]+/"))
    expect(clinician.get_by_role("heading", level=1)).to_contain_text("Facts about Amara")
    clinician.locator("[name=condition]").fill("A long illness")
    clinician.locator("[name=effect]").fill("Sleeps until noon")
    for part, value in a_day_ago():
        clinician.locator(f"[name=seen_on_{part}]").fill(value)
    clinician.locator("[name=how_seen]").first.check()
    clinician.locator("[name=truth]").check()
    clinician.get_by_role("button", name="Send these facts").click()
    expect(clinician.get_by_role("heading", level=1)).to_contain_text("Thank you")
    desktop.reload()
    school.at("facts")
    assert not school.found(), school.found()
