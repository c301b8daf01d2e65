"""A case in the browser: acknowledged, one thing asked and answered, decided and written to; and one refused."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, Any]]
# A submission as a school's walk leaves it, made without the walk: other tests pass that.
SENT = """
import hashlib, json
from django.utils import timezone
from people.models import User
from wizard.casework.service import open_case
from wizard.referrals.models import Referral, Submission
from wizard.routes.service import current_route_version
user = User.objects.get(email="{email}")
school = user.memberships.get(ended_at=None).school
version = current_route_version("norfolk", "medical-needs", timezone.localdate())
referral = Referral.objects.create(
    authority=version.route.get_parent().specific.authority, school=school, route_version=version, created_by=user,
    status="submitted",
)
text = json.dumps({{
    "pupil": {{"name": "Amara Madeup", "born": "2013-03-03", "year_group": 9}},
    "route": {{"title": "Medical needs", "version": 1}},
    "steps": [{{"title": "The pupil", "questions": [{{"key": "days_missed", "ask": "How many days?", "shown": ["20"],
        "value": "20"}}]}}],
    "requirements": [{{"key": "medical", "title": "Medical evidence", "status": "not_met", "missing": ["A letter"]}}],
}})
open_case(Submission.objects.create(
    referral=referral, reference="{reference}", document=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
    idempotency_key="{reference}", submitted_at=timezone.now(), submitted_by=user,
))
print(referral.public_id)
"""


def sent(site: Site, reference: str) -> str:
    """Sends a made-up referral to Norfolk and returns its public id."""
    email = site.account("referrer", "norfolk")["email"]
    told = site.manage("shell", "-c", SENT.format(email=email, reference=reference))
    return str(told).strip().split()[-1]


def press(page: Page, name: str) -> None:
    """Presses a button and waits for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def day(page: Page, name: str, parts: tuple[int, int, int]) -> None:
    for box, value in zip(("day", "month", "year"), parts, strict=True):
        page.locator(f"[name={name}_{box}]").fill(str(value))


def decide(page: Page, look: Look, case: str, outcome: str, called: str) -> None:
    """Decides, after forgetting everything once, and reads it before it is made."""
    page.goto(f"{case}decide/")
    look.at(f"deciding, {called}")
    press(page, "Read it before it is made")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    look.at(f"deciding with errors, {called}")
    page.locator(f"[name=outcome][value={outcome}]").check()
    for box in page.locator("[name^=criterion-][value=yes]").all():
        box.check()
    for text in page.locator("textarea[name$=-reason]").all():
        text.fill("Seen in the papers")
    page.locator("[name=reasons][value=evidence]").check()
    page.locator("[name=because]").fill("The papers say how long Amara has been too unwell for school.")
    press(page, "Read it before it is made")
    look.at(f"before it is made, {called}")
    press(page, "Make this decision")
    look.at(f"decided, {called}")


def write_to_school(page: Page, look: Look, case: str, called: str) -> None:
    """Sends the school its letter and reads it as it went out."""
    page.goto(f"{case}letters/")
    look.at(f"letters to send, {called}")
    page.locator("a[href$='/school/']").click()
    look.at(f"writing a letter, {called}")
    press(page, "Send the letter")
    look.at(f"a letter was sent, {called}")
    page.locator("a[href*='/letters/']", has_text="Amara").first.click()
    look.at(f"the letter, {called}")


@pytest.mark.requirement("E54")
def test_a_case_goes_from_acknowledging_to_its_letters(desktop: Page, sign_in: SignIn, site: Site) -> None:
    look = Look(desktop)
    accepted, refused = "NOR-CASE-AAAA", "NOR-CASE-BBBB"
    public_id, _ = sent(site, accepted), sent(site, refused)
    sign_in(desktop, "coordinator", "norfolk")
    case = f"/cases/{accepted}/"
    desktop.goto(case)
    look.at("a case not acknowledged")
    press(desktop, "Acknowledge")
    for part in ("what-was-sent/", "chronology/", "heard/", "challenge/", "decision/", "letters/"):
        desktop.goto(case + part)
        look.at(part)
    ask(desktop, look, case)
    sign_out_and(desktop, sign_in, "referrer")
    answer(desktop, look, public_id)
    sign_out_and(desktop, sign_in, "coordinator")
    decide(desktop, look, case, "accepted", "accepted")
    write_to_school(desktop, look, case, "accepted")
    desktop.goto(case)
    look.at("a decided case")
    decide(desktop, look, f"/cases/{refused}/", "declined", "refused")
    write_to_school(desktop, look, f"/cases/{refused}/", "refused")
    expect(desktop.get_by_text("Ombudsman").first).to_be_visible()
    desktop.goto("/cases/panels/")
    look.at("panels")
    assert not look.found(), look.found()


def ask(page: Page, look: Look, case: str) -> None:
    """Asks the school for one missing thing, after forgetting to say what."""
    page.goto(f"{case}ask/")
    look.at("asking")
    press(page, "Ask")
    look.at("asking with errors")
    page.locator("[name=about]").last.check()
    page.locator("[name=of][value=school]").check()
    page.locator("[name=what]").fill("The letter of the children’s doctor")
    day(page, "due_on", (1, 12, 2030))
    press(page, "Ask")
    expect(page.get_by_text("The letter of the children’s doctor").first).to_be_visible()
    look.at("a case that waits")


def answer(page: Page, look: Look, public_id: str) -> None:
    """The school answers in words."""
    page.goto(f"/referrals/{public_id}/after/")
    look.at("the school's page")
    page.get_by_role("link", name="Answer").first.click()
    press(page, "Send the answer")
    look.at("answering with errors")
    page.locator("[name=answer]").fill("The doctor writes next week.")
    press(page, "Send the answer")
    look.at("answered")
    page.get_by_role("link", name="Ask the council a question").click()
    press(page, "Send the question")
    look.at("asking the council with errors")
    page.locator("[name=what]").fill("Who comes to the planning meeting?")
    press(page, "Send the question")
    look.at("asked of the council")
    page.get_by_role("link", name="How it went").click()
    look.at("how it went, for the school")


def sign_out_and(page: Page, sign_in: SignIn, role: str) -> None:
    page.context.clear_cookies()
    sign_in(page, role, "norfolk")
