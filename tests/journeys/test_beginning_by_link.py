"""A mental health unit on a phone begins a referral to Essex without an account, stops, and comes back."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.letters import in_letters, open_the_door
from tests.journeys.looking import Look
from tests.plugins.site_process import Site

SENT = """
import json
from django.utils import timezone
from wizard.casework.service import open_case
from wizard.referrals.models import Referral, Submission
draft = Referral.objects.exclude(by_link="").get(status="draft")
Referral.objects.filter(pk=draft.pk).update(status="submitted")
draft.refresh_from_db()
text = json.dumps({"pupil": {}, "route": {"title": "Medical", "version": 1}, "steps": []})
open_case(Submission.objects.create(
    referral=draft, reference="ESS-BYLN-KT7Q", document=text, sha256="0" * 64, idempotency_key="by link",
    submitted_at=timezone.now(), submitted_by=draft.created_by,
))
"""
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
    asks_the_family(phone, look)
    tells_the_school(phone, look, site)
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


def asks_the_family(phone: Page, look: Look) -> None:
    tasks = phone.url
    phone.goto(f"{tasks}family-agreements/")
    phone.get_by_role("link", name="People to ask").click()
    phone.get_by_role("link", name="Add somebody").click()
    phone.get_by_role("button", name="Save").click()
    look.errors("somebody to ask, left empty")
    phone.get_by_label("Name", exact=True).fill("Grace Madeup")
    phone.locator("[name=party][value=parent]").check()
    phone.locator("[name=email]").fill("ward@example.org")
    phone.get_by_role("button", name="Save").click()
    look.at("people to ask, of who began by a link")
    phone.goto(f"{tasks}clinician-requests/")
    look.at("a clinician to ask, of who began by a link")
    phone.goto(tasks)


def tells_the_school(phone: Page, look: Look, site: Site) -> None:
    tasks = phone.url
    site.manage("shell", "-v", "0", "-c", SENT)
    phone.goto(f"{tasks}referral-sent/")
    look.at("sent by who began by a link")
    phone.get_by_role("link", name="Tell the school, if the family agrees now").click()
    look.at("tell the school")
    phone.get_by_role("textbox").first.fill("Academy")
    phone.get_by_role("button", name="Tell the school").click()
    look.errors("tell the school, left empty")
