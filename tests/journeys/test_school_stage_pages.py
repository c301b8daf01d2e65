"""What a school does for a pupil before any referral, as a person with a browser meets it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.looking import Look

SignIn = Callable[..., dict[str, Any]]


def fill_day(page: Page, name: str, days: int) -> None:
    day = datetime.now(UTC).date() + timedelta(days=days)
    for part in ("day", "month", "year"):
        page.fill(f"[name={name}_{part}]", str(getattr(day, part)))


def save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()


def test_a_school_starts_with_a_pupil_of_its_own_and_refers_with_what_it_wrote(desktop: Page, sign_in: SignIn) -> None:
    look = Look(desktop)
    sign_in(desktop, "referrer", "norfolk")
    desktop.goto("/pupils/")
    look.at("the pupils")
    look.keyboard("the pupils")
    desktop.get_by_role("link", name="Guidance your school should know").first.click()
    with desktop.expect_navigation():
        desktop.get_by_role("button", name="Write it down").click()
    look.at("guidance with errors")
    look.errors("guidance with errors")
    desktop.goto("/pupils/")
    desktop.get_by_role("link", name="Add a pupil").first.click()
    with desktop.expect_navigation():
        desktop.get_by_role("button", name="Add this pupil").click()
    look.at("adding with errors")
    look.errors("adding with errors")
    desktop.fill("[name=first_name]", "Bram")
    desktop.fill("[name=last_name]", "Madeup")
    desktop.fill("[name=upn]", "B123456789012")
    desktop.fill("[name=address]", "2 Madeup Lane, NR1 2DH")
    fill_day(desktop, "born", -13 * 366)
    with desktop.expect_navigation():
        desktop.get_by_role("button", name="Add this pupil").click()
    pupil = desktop.url
    look.at("a pupil with nothing written")
    assert "Bram" not in desktop.title()

    desktop.get_by_role("link", name="Set up a part-time timetable").click()
    save(desktop)
    look.at("a timetable with errors")
    look.errors("a timetable with errors")
    desktop.get_by_label("Part of the way back after an illness").check()
    desktop.locator("[name=mon][value=am]").check()
    desktop.fill("[name=plan]", "Mornings first")
    fill_day(desktop, "day", -20)
    fill_day(desktop, "until", 10)
    fill_day(desktop, "review_on", -2)
    desktop.get_by_label("Yes, they agreed").check()
    save(desktop)
    desktop.get_by_role("link", name="Add an adjustment").click()
    desktop.get_by_label("A safe or quiet space").check()
    desktop.fill("[name=what]", "The library at lunch")
    desktop.get_by_label("Yes, it was or is being tried").check()
    save(desktop)
    look.at("a pupil with rows")
    look.keyboard("a pupil with rows")
    look.printed("a pupil with rows")

    desktop.get_by_role("link", name="1 of 10 half days in school", exact=True).click()
    look.at("one row")
    desktop.get_by_role("link", name="Correct this").click()
    look.at("a correction")
    desktop.goto(pupil)
    desktop.get_by_role("link", name="Review it").first.click()
    look.at("a review")
    desktop.goto(f"{pupil}on-paper/")
    look.at("on paper")
    look.printed("on paper")
    with desktop.expect_download() as download:
        desktop.get_by_role("link", name="take it as a PDF").click()
    assert "Bram" not in download.value.suggested_filename

    desktop.goto(f"{pupil}referral/")
    look.at("what would be brought over")
    with desktop.expect_navigation():
        desktop.get_by_role("button", name="Start a referral with this").click()
    desktop.goto(desktop.url + "dob/")
    expect(desktop.get_by_text("Filled in from the pupil’s page")).to_be_visible()
    look.at("an answer brought over")
    assert not look.found(), look.found()


def test_the_demonstrations_pupils_and_every_form_read_well(desktop: Page, sign_in: SignIn) -> None:
    sign_in(desktop, "referrer", "norfolk")
    for name in ("Orla Fenwick", "Theo Larkham"):
        look = Look(desktop)  # one for each: no title names the child, so two pupils' pages share theirs
        desktop.goto("/pupils/")
        desktop.get_by_role("link", name=name).click()
        look.at(name)
        pupil = desktop.url
        kinds = ("arrangement", "healthcare-plan", "sen-plan", "exam-plan", "return-plan", "adjustment")
        others = ("work", "welfare", "contact", "meeting", "ended")
        for kind in kinds if name == "Orla Fenwick" else others:
            desktop.goto(f"{pupil}record/{kind}/")
            look.at(f"{name}: {kind}")
        assert not look.found(), look.found()
