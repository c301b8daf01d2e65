"""Who works where: joining, inviting, answering and leaving, as people meet them on their screens."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, Any]]
OpenPage = Callable[..., Page]
PASSWORD = "three made-up words"
LINK = """
from links.models import Link
from links.service import address_of
print(address_of(Link.objects.filter(email="{email}", ended_at__isnull=True).latest("pk")))
"""
CODE = """
from links.models import LinkCode
from links.tokens import code_of
print(code_of(LinkCode.objects.filter(link__email="{email}").latest("pk").salt))
"""

NOBODY_ADMINISTERS = """
from django.utils import timezone
from people.models import Membership
held = Membership.objects.filter(school__slug="larkdown-primary", role="school_administrator")
print(held.update(ended_at=timezone.now()))
"""


def shell(site: Site, text: str) -> str:
    return site.manage("shell", "--no-imports", "-c", text).strip().splitlines()[-1]


def seen(look: Look, called: str, *, wrong: bool = False) -> None:
    look.at(called)
    if wrong:
        look.errors(called)


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def test_a_colleague_is_invited_and_makes_an_account(
    desktop: Page, open_page: OpenPage, sign_in: SignIn, site: Site
) -> None:
    look, email = Look(desktop), "newcomer@brackenby-high.example.org"
    sign_in(desktop, "school_administrator", "norfolk")
    desktop.goto("/people/")
    seen(look, "where you work")
    look.keyboard("where you work")
    desktop.get_by_role("link", name="Who works here").click()
    seen(look, "who works here")
    place = desktop.url
    desktop.get_by_role("link", name="Invite somebody").click()
    seen(look, "invite")
    press(desktop, "Send the invitation")
    seen(look, "invite left empty", wrong=True)
    desktop.get_by_label("Their work email address").fill(email)
    desktop.get_by_label("Referrer").check()
    press(desktop, "Send the invitation")
    seen(look, "invited")
    press(desktop, "Send again")
    seen(look, "sent again")
    newcomer = open_page("desktop")
    theirs = Look(newcomer)
    newcomer.goto(shell(site, LINK.format(email=email)))
    newcomer.locator("main form button").first.click()
    newcomer.get_by_label("Code").fill(shell(site, CODE.format(email=email)))
    newcomer.locator("main form button").first.click()
    expect(newcomer.get_by_role("heading", level=1)).to_contain_text("Work for")
    seen(theirs, "accept")
    press(newcomer, "Accept and make the account")
    seen(theirs, "accept left empty", wrong=True)
    newcomer.get_by_label("First name").fill("New")
    newcomer.get_by_label("Last name").fill("Madeup")
    newcomer.get_by_label("Password", exact=True).fill(PASSWORD)
    newcomer.get_by_label("Password, once more").fill(PASSWORD)
    press(newcomer, "Accept and make the account")
    newcomer.locator("[name=login]").fill(email)
    newcomer.locator("[name=password]").fill(PASSWORD)
    newcomer.locator("[name=password]").press("Enter")
    expect(newcomer.get_by_role("heading", level=1)).to_have_text("Where you work")
    desktop.goto(place)
    desktop.get_by_role("link", name="Change role of New Madeup").click()
    seen(look, "change a role")
    desktop.get_by_label("Viewer").check()
    press(desktop, "Change the role")
    desktop.get_by_role("link", name=re.compile("Lost phone of New Madeup")).click()
    seen(look, "a lost phone")
    look.keyboard("a lost phone")
    press(desktop, "Take it off")
    seen(look, "a second step taken off")
    newcomer.goto("/people/")
    expect(newcomer.locator("[name=login]")).to_be_visible()
    newcomer.locator("[name=login]").fill(email)
    newcomer.locator("[name=password]").fill(PASSWORD)
    newcomer.locator("[name=password]").press("Enter")
    expect(newcomer.get_by_role("heading", level=1)).to_have_text("Where you work")
    desktop.get_by_role("link", name=re.compile("End role of New Madeup")).click()
    seen(look, "end a role")
    press(desktop, "End the role")
    seen(look, "a role has ended")
    newcomer.reload()
    expect(newcomer.get_by_text("You work nowhere yet")).to_be_visible()
    seen(theirs, "nowhere")
    assert not look.found() + theirs.found(), look.found() + theirs.found()


def test_the_named_person_and_the_last_administrator(desktop: Page, sign_in: SignIn) -> None:
    look = Look(desktop)
    sign_in(desktop, "school_administrator", "essex")
    desktop.goto("/people/")
    desktop.get_by_role("link", name="Who works here").click()
    desktop.get_by_role("link", name="Say who it is").click()
    seen(look, "named person")
    press(desktop, "Save")
    seen(look, "named person left empty", wrong=True)
    desktop.get_by_label("Post").fill("SENCO")
    desktop.get_by_label("Email address").fill("senco@saltmere-academy.example.org")
    press(desktop, "Save")
    seen(look, "named")
    desktop.get_by_role("link", name="Leave as school administrator").click()
    expect(desktop.get_by_text("You are the only school administrator")).to_be_visible()
    seen(look, "leave as the last")
    assert not look.found(), look.found()


def test_somebody_asks_and_is_answered(desktop: Page, open_page: OpenPage, sign_in: SignIn, site: Site) -> None:
    stranger = open_page("phone")
    look = Look(stranger)
    stranger.goto("/people/join/")
    press(stranger, "Find")
    seen(look, "find left empty", wrong=True)
    stranger.get_by_label("Name, postcode or URN").fill("larkdown")
    press(stranger, "Find")
    seen(look, "found")
    stranger.get_by_role("link", name="Larkdown Primary School").click()
    seen(look, "ask")
    press(stranger, "Ask to join")
    seen(look, "ask left empty", wrong=True)
    stranger.get_by_label("Your name").fill("Asker Madeup")
    stranger.get_by_label("Your work email address").fill("asker@larkdown.example.org")
    stranger.get_by_label("What you do at the school").fill("SENCO")
    stranger.get_by_label("Referrer").check()
    press(stranger, "Ask to join")
    seen(look, "asked")
    ours = Look(desktop)
    shell(site, NOBODY_ADMINISTERS)
    sign_in(desktop, "senior_coordinator", "wiltshire")
    desktop.goto("/people/")
    seen(ours, "somebody asks")
    desktop.get_by_role("link", name="Who works here").click()
    seen(ours, "who works at a council")
    desktop.get_by_role("link", name="Invite somebody").click()
    seen(ours, "invite to a council")
    desktop.goto("/people/")
    desktop.get_by_role("link", name=re.compile("Asker Madeup")).click()
    seen(ours, "a request")
    press(desktop, "Answer")
    seen(ours, "a request not answered", wrong=True)
    desktop.get_by_label("Yes, as school administrator").check()
    press(desktop, "Answer")
    seen(ours, "agreed")
    assert not look.found() + ours.found(), look.found() + ours.found()
