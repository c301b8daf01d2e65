"""On a phone without scripts a parent follows the case, page by page, writes and says no; the council answers."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.letters import in_letters, open_the_door
from tests.journeys.looking import Look
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, Any]]
PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("WAYMARK_PICTURES")
# Cases as they are after an officer's work, made through the actions that the pages use.
WORKED = """
import hashlib, json
from datetime import timedelta
from django.utils import timezone
from people.models import User
from wizard.casework.actions.ask_information import ask_information
from wizard.casework.actions.decide import criteria_now, decide
from wizard.casework.actions.write_letter import write_letter
from wizard.casework.deciding import Weighed
from wizard.casework.letter_words import Words, filled, values_of, words_of
from wizard.casework.service import open_case
from wizard.casework.writing_to import addressees_of
from wizard.consent.models import FamilyPerson
from wizard.planning.models import Invited, Meeting, Package
from wizard.referrals.models import Referral, Submission
from wizard.routes.service import current_route_version
today = timezone.localdate()
user, officer = User.objects.get(email="{referrer}"), User.objects.get(email="{coordinator}")
version = current_route_version("norfolk", "medical-needs", today)
for reference, name, outcome in (("NOR-FAMI-AAAA", "Grace", "accepted"), ("NOR-FAMI-BBBB", "Robin", "declined")):
    referral = Referral.objects.create(
        authority=version.route.get_parent().specific.authority, school=user.memberships.get(ended_at=None).school,
        route_version=version, created_by=user, status="submitted",
    )
    FamilyPerson.objects.create(
        referral=referral, party="parent", name=name + " Madeup", relationship="Mother", responsibility="yes",
        email=name.lower() + ".family@example.org", added_by=user, added_at=timezone.now(),
    )
    text = json.dumps({{
        "pupil": {{"name": "Amara Madeup", "born": "2013-03-03", "year_group": 9}},
        "steps": [{{"title": "The pupil"}}, {{"title": "What the school does"}}, {{"title": "Evidence"}}],
    }})
    case = open_case(Submission.objects.create(
        referral=referral, reference=reference, document=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
        idempotency_key=reference, submitted_at=timezone.now(), submitted_by=user,
    ))
    weighed = {{place: Weighed(True, "So the papers say") for place, _ in enumerate(criteria_now(case))}}
    made = decide(
        officer, case, outcome, decided_on=today, reasons=["evidence"] if outcome == "declined" else [],
        because="The doctor writes that Amara is too tired for school, but not for how long.", weighed=weighed,
    )
    case.refresh_from_db()
    for to in addressees_of(case, made):
        if to.kind == "parent":
            words, values = words_of(case.authority, made.kind), values_of(case, made, to.name)
            filled_in = Words(filled(words.subject, values), filled(words.body, values))
            write_letter(officer, case, made, to, filled_in, by_post=False)
    if outcome == "accepted":
        ask_information(officer, case, "The day of the next appointment", of="family", due_on=today + timedelta(days=7))
        met = Meeting.objects.create(
            case=case, kind="planning", planned_for=today + timedelta(days=9), at="2pm", place="school",
            where="Room 4", arranged_by=officer, arranged_at=timezone.now(),
        )
        for who in ("parent", "pupil", "school", "council"):
            Invited.objects.create(meeting=met, attendee=who, name="Somebody")
        package = Package.objects.create(
            case=case, number=1, agreed_by=officer, agreed_at=timezone.now(), starts_on=today + timedelta(days=14),
            why_less="Amara tires after an hour.", next_increase_on=today + timedelta(days=56),
        )
        package.lines.create(line="home", label="Home-learning support", amount=5, unit="hours_a_week", who="A teacher")
from links.models import Link
from links.service import address_of
for name in ("grace", "robin"):
    print(address_of(Link.objects.filter(purpose="family_page", email=name + ".family@example.org").latest("made_at")))
"""


def worked(site: Site) -> tuple[str, str]:
    """Makes the cases and returns the addresses of both families' pages, as they stand in the letters sent."""
    accounts = {role: site.account(role, "norfolk")["email"] for role in ("referrer", "coordinator")}
    graces, robins = str(site.manage("shell", "-c", WORKED.format(**accounts))).strip().split()[-2:]
    assert in_letters(site, graces)
    return graces, robins


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def test_a_parent_on_a_phone_without_scripts_follows_the_case(
    open_page: OpenPage, phone: Page, desktop: Page, site: Site, sign_in: SignIn
) -> None:
    graces, robins = worked(site)
    bare = open_page("phone", java_script_enabled=False)
    open_the_door(bare, site, graces)
    expect(bare.get_by_role("heading", level=1)).to_contain_text("Agreed: teaching for Amara is being planned")
    expect(bare.get_by_text("The day of the next appointment")).to_be_visible()
    bare.get_by_role("link", name="What was decided, and why").click()
    expect(bare.get_by_text("too tired for school")).to_be_visible()
    bare.get_by_role("link", name="Your page", exact=True).click()
    bare.get_by_role("link", name="Messages", exact=True).click()
    press(bare, "Send")
    expect(bare.locator(".govuk-error-summary")).to_be_visible()
    bare.locator("[name=text]").fill("The appointment is on Monday.")
    press(bare, "Send")
    expect(bare.get_by_text("We answer by")).to_be_visible()
    council(desktop, sign_in)
    bare.goto(graces)
    bare.get_by_role("link", name="Everything on one page, to print").click()
    expect(bare.get_by_text("Thank you, that helps.")).to_be_visible()
    expect(bare.get_by_text("too tired for school").first).to_be_visible()
    looked(phone, site, graces, robins)


def council(page: Page, sign_in: SignIn) -> None:
    """The coordinator answers, ends and sends a page, and keeps the family's wish for silence."""
    look = Look(page, Path(PICTURES) if PICTURES else None)
    sign_in(page, "coordinator", "norfolk")
    here = "/cases/NOR-FAMI-AAAA/messages/"
    page.goto(here)
    expect(page.get_by_text("Waiting for an answer")).to_be_visible()
    look.at("council messages")
    page.get_by_role("link", name="Grace Madeup").click()
    look.at("council conversation")
    press(page, "Send")
    look.at("council conversation with errors")
    page.locator("[name=text]").fill("Thank you, that helps. We bring it to the meeting.")
    press(page, "Send")
    page.goto("/cases/NOR-FAMI-BBBB/messages/")
    page.get_by_role("link", name="The family wishes silence").click()
    look.at("council silence")
    page.locator("[name=wished_by]").fill("Robin Madeup")
    page.locator("[name=reason]").fill("They want to be together now.")
    press(page, "Stop sending emails")
    expect(page.get_by_role("heading", name="The family wishes silence")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    look.picture("council silent", "1280")
    page.get_by_role("link", name="They want emails again").click()
    page.locator("[name=why]").fill("Robin rang and asked for them.")
    press(page, "Send emails again")
    assert not look.found(), look.found()


def looked(page: Page, site: Site, graces: str, robins: str) -> None:
    """Every page of theirs: at both widths, on paper, by keyboard."""
    look = Look(page, Path(PICTURES) if PICTURES else None)
    open_the_door(page, site, graces)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Agreed")
    look.at("family page agreed")
    look.on_a_tablet_and_zoomed("family page agreed")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright wants its own dict type
    assert page.evaluate("document.documentElement.scrollHeight") < 4 * PHONE["height"], "it was eleven screens long"
    look.picture("family page agreed", "390")
    look.keyboard("family page agreed")
    look.printed("family page agreed")
    for part in ("next", "decision", "plan", "week", "letters", "agreed", "shared", "disagree"):
        page.goto(f"{graces}{part}/")
        look.at(f"family {part}", both_screens=part in ("next", "plan"))
        look.printed(f"family {part}")
    page.goto(f"{graces}all/")
    look.at("family all")
    look.printed("family all")
    page.goto(f"{graces}messages/")
    look.at("family messages")
    press(page, "Send")
    look.at("family messages with errors")
    look.errors("family messages with errors")
    assert not look.found(), look.found()
    look = Look(page, look.pictures)  # another family's page has the same title, and names nobody either
    open_the_door(page, site, robins)
    expect(page.get_by_role("heading", level=1)).to_contain_text("did not agree")
    look.at("family page refused")
    page.get_by_role("link", name="Letters to you").click()
    page.get_by_role("link", name="Our decision about Amara").click()
    look.at("family letter")
    look.printed("family letter")
    page.goto(f"{robins}disagree/")
    press(page, "Send")
    look.at("family disagrees with errors")
    look.errors("family disagrees with errors")
    page.get_by_label("Look at it again").check()
    page.locator("[name=about]").fill("The hospital has written again since.")
    press(page, "Send")
    expect(page.get_by_text("The hospital has written again since.")).to_be_visible()
    look.at("family disagreed")
    assert not look.found(), look.found()
