"""A school's register, its sickness returns and a referral that starts with its marks, as people meet them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from schoolyear.counting import is_working_day
from tests.journeys.looking import Look

SignIn = Callable[..., dict[str, Any]]
HEAD = "UPN,Name,Date,Session,Code\n"
LIST = "UPN,Forename,Surname,Date of birth,Address\nA123456789012,Amara,Madeup,03/03/2013,1 Madeup Lane\n"


def year_so_far(upn: str, name: str, ill_days: int) -> str:
    """Half days from September on, or of the autumn before in the summer holidays; the last ones ill."""
    today = datetime.now(UTC).date()
    last = today if not date(today.year, 7, 1) <= today <= date(today.year, 10, 20) else date(today.year, 12, 1)
    days: list[date] = []
    while len(days) < 30:
        days += [last] * is_working_day(last)
        last -= timedelta(days=1)
    codes = ["II"] * ill_days + ["/\\"] * 30
    return "".join(
        f"{upn},{name},{day:%d/%m/%Y},{half},{code}\n"
        for day, pair in zip(days, codes, strict=False)
        for half, code in zip(("AM", "PM"), pair, strict=True)
    )


def read_in(page: Page, text: str) -> None:
    page.get_by_role("link", name="Read in").first.click()
    page.set_input_files("[name=file]", {"name": "r.csv", "mimeType": "text/csv", "buffer": text.encode()})
    with page.expect_navigation():
        page.get_by_role("button", name="Read this file").click()


def test_a_register_becomes_a_return_and_a_referral(desktop: Page, sign_in: SignIn) -> None:
    look = Look(desktop)
    sign_in(desktop, "referrer", "norfolk")
    desktop.goto("/attendance/")
    look.at("no register yet")
    register = desktop.url
    read_in(desktop, HEAD + "A1,Amara,7/9/2026,noon,/\n")
    look.at("a register that cannot be read")
    for text in (LIST, HEAD + year_so_far("A123456789012", "Amara Madeup", 16)):
        desktop.goto(register)
        read_in(desktop, text)
    look.at("read in")
    desktop.goto(register)
    look.at("who needs looking at")
    look.keyboard("who needs looking at")
    desktop.get_by_role("link", name="Amara Madeup").click()
    look.at("a pupil")
    look.printed("a pupil")
    pupil = desktop.url
    assert "Amara" not in desktop.title()
    desktop.get_by_role("link", name="Record a notice").click()
    look.at("a notice")
    desktop.goto(f"{register}which-code/")
    desktop.get_by_label("Morning").check()
    desktop.get_by_label("Ill, in body or mind").check()
    desktop.get_by_role("button", name="Show the code").click()
    expect(desktop.get_by_role("heading", name="Code I")).to_be_visible()
    look.at("which code")
    desktop.goto(f"{register}sickness-returns/")
    look.at("sickness returns")
    desktop.get_by_label("Amara Madeup").check()
    desktop.get_by_role("button", name="Send to").click()
    expect(desktop.get_by_role("heading", name="Sent")).to_be_visible()
    desktop.goto(pupil)
    desktop.get_by_role("button", name="Start a referral").click()
    desktop.wait_for_url("**/referrals/*/")
    referral = desktop.url
    for step in ("register/", "register/?correct=1"):
        desktop.goto(referral + step)
        look.at(step)
    expect(desktop.get_by_text("Take these marks off")).to_be_visible()
    assert not look.found(), look.found()


def test_the_council_reads_returns_and_publishes_terms(desktop: Page, sign_in: SignIn) -> None:
    look = Look(desktop)
    sign_in(desktop, "coordinator", "essex")
    desktop.goto("/attendance/")
    look.at("returns")
    desktop.get_by_role("link", name="Term dates").click()
    look.at("term dates")
    with desktop.expect_navigation():
        desktop.get_by_role("button", name="Publish this year").click()
    look.at("published")
    assert not look.found(), look.found()
