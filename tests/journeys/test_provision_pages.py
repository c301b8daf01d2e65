"""The council places a pupil with a provider; the provider keeps the day's register on a phone; the school reads it."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.test_case_pages import day, press, sent
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, Any]]
PICTURES = os.environ.get("WAYMARK_PICTURES")
TUESDAY = date(2026, 11, 24)
REFERENCE = "NOR-PROV-AAAA"
AGREED = """
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
Case.objects.filter(submission__reference="{reference}").update(status=CaseStatus.PLANNING)
"""
# The worker's clock, moved, stands at nine whenever it starts: what the server wrote since is not due to it yet. So the
# address and the code are asked for here; tests/wizard/provision reads the letters.
ADDRESS = """
from links.models import Link
from links.service import address_of
print(address_of(Link.objects.filter(purpose="provider").latest("pk")))
"""
CODE = """
from links.models import LinkCode
from links.tokens import code_of
print(code_of(LinkCode.objects.latest("pk").salt))
"""


# Who the safeguarding people are, a senior coordinator and a school's administrator say: tests/wizard/provision.
NAMED = """
from django.utils import timezone
from people.models import User
from wizard.casework.models import Case
from wizard.provision.models import SafeguardingPerson
case = Case.objects.get(submission__reference="{reference}")
person = case.submission.submitted_by
SafeguardingPerson.objects.create(school=case.school, person=person, named_by=person, named_at=timezone.now())
"""


@pytest.fixture(scope="module")
def site(serve_another: Callable[..., Site]) -> Site:
    """A site of its own, where it is a school day."""
    served = serve_another(moves_clock=True)
    served.move_clock(TUESDAY)
    return served


def looking(page: Page) -> Look:
    return Look(page, Path(PICTURES) if PICTURES else None)


@pytest.mark.requirement("E114", "E130", "E110")
def test_a_pupil_is_placed_marked_on_a_phone_and_seen_by_the_school(
    desktop: Page, phone: Page, open_page: Callable[..., Page], sign_in: SignIn, site: Site
) -> None:
    look, here = looking(desktop), f"/cases/{REFERENCE}/provision/"
    public_id = sent(site, REFERENCE)
    site.manage("shell", "-c", AGREED.format(reference=REFERENCE) + NAMED.format(reference=REFERENCE))
    sign_in(desktop, "coordinator", "norfolk")
    list_a_provider(desktop, look)
    place(desktop, look, here)
    plan(desktop, look, here)
    keep(phone, looking(phone), site)
    desktop.goto(here)
    expect(desktop.get_by_text("2 hours taught").first).to_be_visible()
    expect(desktop.get_by_text("Not read yet").first).to_be_visible()
    for shut in desktop.locator("main details > summary").all():
        shut.click()
    look.at("provision of a case")
    write_down(desktop, look, here)
    look_after(desktop, look, here)
    theirs = open_page("desktop")
    sign_in(theirs, "referrer", "norfolk")
    seen = looking(theirs)
    theirs.goto(f"/referrals/{public_id}/after/provision/")
    expect(theirs.get_by_text("I like the library.").first).to_be_visible()
    seen.at("provision seen by the school")
    theirs.goto(f"/referrals/{public_id}/after/provision/timetable/")
    seen.at("a school's timetable")
    theirs.goto(f"/referrals/{public_id}/after/provision/taking-part/")
    seen.at("taking part, for the school")
    theirs.goto(f"/referrals/{public_id}/after/provision/")
    theirs.get_by_role("link", name="Read it", exact=True).click()
    seen.at("worries, for the school")
    theirs.goto(f"/referrals/{public_id}/after/provision/safeguarding-people/")
    seen.at("safeguarding people of the school")
    assert not look.found() + seen.found(), look.found() + seen.found()


def write_down(page: Page, look: Look, here: str) -> None:
    """The council logs that the pupil did not take part, begins a warning, looks at the home, writes down a worry."""
    page.goto(f"{here}taking-part/")
    page.locator("[name=kind][value=refused]").check()
    press(page, "Write it down")
    look.at("taking part")
    page.goto(f"{here}taking-part/warning/")
    press(page, "Write it down")
    look.at("a warning with errors")
    look.errors("a warning with errors")
    page.goto(here)
    page.get_by_role("link", name="The home as a place to teach").click()
    press(page, "Save")
    look.at("a home with errors")
    page.goto(f"{here}kept-in-mind/")
    look.at("kept in mind")
    page.goto(f"{here}worries/")
    day(page, "seen_on", (24, 11, 2026))
    page.locator("[name=about]").fill("She said that she is afraid.")
    page.locator("[name=told_lead]").fill("Dana Madeup")
    day(page, "told_on", (24, 11, 2026))
    look.at("worries")
    press(page, "Write it down")
    page.get_by_text("Let somebody else read it").click()
    look.at("a worry")
    page.get_by_role("link", name="Add a file").click()
    press(page, "Add the file")
    look.at("a file of a worry, left out")
    look.errors("a file of a worry, left out")
    page.goto(f"{here}safeguarding-people/")
    look.at("safeguarding people, for a coordinator")


def look_after(page: Page, look: Look, here: str) -> None:
    """The council reads the provider's message, plans a visit and writes down what it found, checks the provider."""
    page.goto(here)
    page.get_by_role("link", name="Messages and added risks").click()
    look.at("messages of a provider")
    press(page, "I have read it")
    expect(page.get_by_role("button", name="I have read it")).to_have_count(0)
    page.goto(here)
    page.get_by_role("link", name="Visits").click()
    day(page, "planned_on", (24, 11, 2026))
    page.locator("[name=visitor]").fill("Kim Madeup")
    press(page, "Plan it")
    look.at("a planned visit")
    page.get_by_role("link", name="Write down what was found").click()
    press(page, "Write it down")
    look.at("a visit left empty")
    look.errors("a visit left empty")
    page.locator("[name=finding][value=well]").check()
    page.locator("[name=found]").fill("Fractions, and a walk.")
    press(page, "Write it down")
    look.at("a visit that was held")
    page.goto("/cases/providers/")
    page.get_by_role("link", name="Madeup Tuition").click()
    page.get_by_role("link", name="Go through the list").click()
    press(page, "Keep this check")
    look.at("a provider's check, left empty")
    look.errors("a provider's check, left empty")


def list_a_provider(page: Page, look: Look) -> None:
    """Puts a provider on the list, after leaving everything empty once, and sends its link."""
    page.goto("/cases/providers/")
    look.at("no providers yet")
    page.get_by_role("link", name="Add a provider").click()
    look.at("adding a provider")
    press(page, "Put it on the list")
    look.at("adding a provider with errors")
    look.errors("adding a provider with errors")
    page.locator("[name=name]").fill("Madeup Tuition")
    page.locator("[name=registered][value=not]").check()
    page.locator("[name=offers]").fill("Maths and English for years 7 to 11, at home or in a library.")
    page.locator("[name=email]").fill("register@tuition.example")
    page.locator("[name=safeguarding_lead]").fill("Dana Madeup")
    page.locator("[name=safeguarding_phone]").fill("01632 960 102")
    page.locator("[name=absence_procedure]").fill("We ring the family after ten minutes.")
    day(page, "checked_on", (1, 9, 2026))
    day(page, "check_again_on", (1, 9, 2027))
    press(page, "Put it on the list")
    press(page, "Send the link")
    look.at("a provider")
    page.goto("/cases/providers/")
    look.at("providers")


def place(page: Page, look: Look, here: str) -> None:
    """Places the pupil, and gives the placement its first day."""
    page.goto(here)
    look.at("provision with nobody yet")
    page.get_by_role("link", name="Add who teaches").click()
    look.at("who teaches")
    press(page, "Save")
    look.errors("who teaches left empty")
    page.get_by_label("Madeup Tuition").check()
    page.locator("[name=arranged_by][value=council]").check()
    page.locator("[name=venue][value=home]").check()
    page.locator("[name=roll][value=single]").check()
    press(page, "Save")
    day(page, "first_day", (16, 11, 2026))
    press(page, "Save")
    look.at("a placement that lacks an agreement")
    day(page, "sharing_agreed_on", (13, 11, 2026))
    page.locator("[name=daily_method][value=register]").check()
    press(page, "Save")


def plan(page: Page, look: Look, here: str) -> None:
    """Two mornings a week with the provider."""
    page.goto(f"{here}timetable/")
    look.at("a timetable")
    press(page, "Agree this week")
    look.at("a timetable left empty")
    day(page, "holds_from", (16, 11, 2026))
    for at in ("1", "3"):
        page.locator(f"[name=held-{at}-am]").select_option(label="Madeup Tuition")
        page.locator(f"[name=hours-{at}-am]").fill("2")
    page.locator("[name=held-1-pm]").select_option(label="Madeup Tuition")
    page.locator("[name=hours-1-pm]").fill("1")
    press(page, "Agree this week")


def save_session(phone: Page) -> None:
    with phone.expect_navigation():
        phone.get_by_role("button", name="Save").first.click()


def keep(phone: Page, look: Look, site: Site) -> None:
    """The provider opens its link on a phone, marks today's session and writes how it goes."""
    phone.goto(site.manage("shell", "-c", ADDRESS).split()[-1])
    press(phone, "Send me a code")
    phone.locator("[name=code]").fill(site.manage("shell", "-c", CODE).split()[-1])
    press(phone, "Open the page")
    expect(phone.get_by_text("Amara Madeup").first).to_be_visible()
    look.at("a provider's register")
    phone.get_by_text("Away, or other hours").first.click()
    save_session(phone)
    look.at("a provider's register with errors")
    look.errors("a provider's register with errors")
    phone.locator("[name=came][value=yes]").first.check()
    phone.locator("[name=said_by]").first.fill("Tam Madeup")
    save_session(phone)
    look.at("a register that was kept")
    with phone.expect_navigation():
        phone.get_by_role("button", name="Took part, 1 hour").first.click()
    expect(phone.get_by_text("1 hour taught")).to_be_visible()
    home = phone.url
    phone.get_by_role("link", name="Messages").click()
    press(phone, "Send it")
    look.at("a provider's message left empty")
    look.errors("a provider's message left empty")
    phone.locator("[name=kind][value=risk]").check()
    phone.locator("[name=text]").fill("She runs off when it is loud.")
    press(phone, "Send it")
    look.at("a provider's messages")
    phone.goto(home)
    phone.get_by_role("link", name="I am worried about this child").click()
    press(phone, "Send it to them")
    look.at("a provider's worry with errors")
    look.errors("a provider's worry with errors")
    phone.locator("[name=about]").fill("She had a bruise.")
    phone.locator("[name=told_lead]").fill("Dana Madeup")
    press(phone, "Send it to them")
    look.at("a worry that was sent")
    phone.goto(home)
    phone.get_by_role("link", name="Report how it is going").click()
    look.at("a provider's report")
    day(phone, "first_day", (16, 11, 2026))
    phone.locator("[name=progress]").fill("Fractions go well.")
    phone.locator("[name=pupil_says]").fill("I like the library.")
    press(phone, "Send the report")
    assert not look.found(), look.found()
