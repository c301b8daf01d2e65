"""Takes the pictures of README and docs: `PYTHONPATH=. .venv/bin/python docs/pictures/take.py`.

It loads the demonstration into a scratch folder, serves it, and drives a real browser, as the tests do.
"""

import importlib
import os
import shutil
import tempfile
from pathlib import Path

import django
from playwright.sync_api import Page, sync_playwright

from tests.plugins import chromium, one_run
from tests.plugins.site_process import Site

HERE = Path(__file__).parent
SCREEN = {"width": 1280, "height": 900}


def sign_in(page: Page, site: Site, role: str, authority: str) -> None:
    """Signs in with a demonstration account."""
    account = site.account(role, authority)
    page.goto("/accounts/login/")
    page.fill("[name=login]", account["email"])
    page.fill("[name=password]", account["password"])
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def keep(page: Page, name: str, height: int = 900) -> None:
    """Keeps the top of a page as docs/pictures/NAME.png."""
    page.set_viewport_size({**SCREEN, "height": height})  # type: ignore[arg-type]  # Playwright wants its own dict type
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=HERE / f"{name}.png")


def take(page: Page, site: Site) -> None:
    """Takes every picture, in the order a visitor would see them."""
    page.goto("/norfolk/policies/medical-needs/")
    keep(page, "policy", 1200)
    sign_in(page, site, "referrer", "norfolk")
    walking = importlib.import_module("tests.journeys.walking")  # it reads models, so Django comes first
    walk = walking.Walk(page, "norfolk")
    walk.start()
    walk.to("evidence-medical")
    walk.add(walking.CARD, "appointment card.pdf")
    keep(page, "evidence", 1500)
    page.context.clear_cookies()
    sign_in(page, site, "editor", "norfolk")
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'Medical Needs Service policy'").click()
    keep(page, "cms-editions", 600)
    page.get_by_role("link", name="Medical Needs Service policy, 2024-25", exact=True).click(timeout=120_000)
    page.locator("#id_change_note").wait_for(timeout=120_000)
    keep(page, "cms-edition")
    page.get_by_role("button", name="More actions").click(timeout=120_000)
    keep(page, "cms-publish")
    take_the_year(page, site)


def take_the_year(page: Page, site: Site) -> None:
    """Pictures of a small school's edition on its way to next year, after one sentence was added to it."""
    page.context.clear_cookies()
    sign_in(page, site, "editor", "stonehenge-school")
    page.goto("/cms/reviews/")
    keep(page, "cms-reviews", 600)
    page.get_by_role("link", name="Start next edition").first.click()
    page.get_by_role("button", name="Start the edition").click()
    words = page.locator("[data-draftail-editor-wrapper] [contenteditable=true]").filter(has_text="the").first
    words.click(timeout=120_000)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Somebody answers on the same day.")
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("has been updated").or_(page.get_by_text("Saved")).first.wait_for()
    page.goto(page.url.replace("/pages/", "/editions/").replace("/edit/", "/compare/"))
    keep(page, "cms-compare", 600)
    page.goto(page.url.replace("/compare/", "/approve/"))
    keep(page, "cms-approve", 1000)


def take_the_case(page: Page, site: Site) -> None:
    """Pictures of what follows a referral: the council's desk, a case and the whole; the family, and the provider."""
    page.context.clear_cookies()
    sign_in(page, site, "coordinator", "norfolk")
    page.goto("/cases/")
    keep(page, "desk", 1000)
    page.goto("/cases/register/?q=Tidewell")
    page.locator("main a[href^='/cases/NOR-']").first.click()
    page.wait_for_url("**/cases/NOR-*/")
    keep(page, "case", 1000)
    page.goto("/cases/overview/")
    keep(page, "overview", 1300)
    told = site.manage("demo", "--no-serve", "--no-cases")
    open_as(page, site, told, "nia.tidewell@")
    keep(page, "family", 1000)
    open_as(page, site, told, "register@wherry")
    for _ in range(7):  # back to a day on which somebody is taught
        if page.locator("main form").count():
            break
        page.get_by_role("link", name="Day before").click()
        page.wait_for_load_state()
    keep(page, "register", 1000)


def open_as(page: Page, site: Site, told: str, who: str) -> None:
    """Opens a link that the demonstration printed, with the code out of its letter."""
    page.context.clear_cookies()
    letters = importlib.import_module("tests.journeys.letters")
    line = next(line for line in told.splitlines() if who in line and "http://" in line)
    letters.open_the_door(page, site, "/" + line.split("http://")[1].split("/", 1)[1])
    page.get_by_role("button", name="Close this page").wait_for()


def main() -> None:
    """Loads, serves, takes, and clears up."""
    scratch = Path(tempfile.mkdtemp(prefix="waymark-pictures-"))
    os.environ[one_run.DIRECTORY] = str(scratch)
    os.environ["DJANGO_SETTINGS_MODULE"] = "waymark.settings.test"
    django.setup()
    site = Site(scratch / "site").load()
    site.manage("demo", "--no-serve")  # with its cases, which tests do without
    site.start()
    found = chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(found.program), args=chromium.ARGUMENTS, env={**os.environ, **found.variables}
        )
        page = browser.new_context(base_url=site.address, locale="en-GB", viewport=SCREEN).new_page()  # type: ignore[arg-type]  # Playwright wants its own dict type
        try:
            take(page, site)
            take_the_case(page, site)
        finally:
            site.stop()
            browser.close()
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
