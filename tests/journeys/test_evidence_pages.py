"""Files in the browser: a bar while one travels, what it looks like once it is there, and the same without script."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.walking import LETTER, Walk
from tests.referral_walk import a_pdf

Open = Callable[..., Page]
SAID = {"type": "letter", "author": "paediatrician"}


def photo() -> FilePayload:
    out = BytesIO()
    Image.effect_noise((1200, 900), 60).convert("RGB").save(out, "JPEG", quality=90)
    return FilePayload(name="letter-photo.jpg", mimeType="image/jpeg", buffer=out.getvalue())


def at_evidence(page: Page) -> Walk:
    walk = Walk(page, "norfolk")
    walk.start()
    walk.to("evidence-medical")
    return walk


def choose(walk: Walk, file: FilePayload) -> None:
    walk.fill(dict(SAID), "unused.pdf")
    walk.page.set_input_files("[name=file]", file)


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_a_file_is_sent_with_a_bar_and_looked_at(
    open_page: Open, sign_in: Any, axe: Any, no_sideways_scroll: Any, screen: str, request: Any
) -> None:
    page = open_page(screen)
    sign_in(page, "referrer", "norfolk")
    walk = at_evidence(page)
    expect(page.get_by_text("up to 25 MB")).to_be_visible()  # said before anything is chosen
    walk.fill({**SAID}, "x.pdf")
    page.set_input_files("[name=file]", FilePayload(name="run.pdf", mimeType="x/y", buffer=b"MZ\x90\x00"))
    walk.form().locator("button.govuk-button").first.click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("not a PDF, a Word file")
    assert page.title().startswith("Error:")
    axe(page)
    picture(page, request, f"refused-{screen}")

    choose(walk, photo())
    with page.expect_navigation():
        walk.form().locator("button.govuk-button").first.click()
    expect(page.locator("#added")).to_contain_text("letter-photo.jpg")
    axe(page)
    no_sideways_scroll(page)
    picture(page, request, f"added-{screen}")

    page.locator("#added").get_by_role("link", name="letter-photo.jpg").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("letter-photo.jpg")
    shown = page.locator(".wm-look img")
    expect(shown).to_be_visible()
    assert_drawn(page)
    expect(page.locator("#openings")).to_contain_text("Looked at by")
    axe(page)
    no_sideways_scroll(page)
    picture(page, request, f"look-{screen}")
    with page.expect_download() as copy:
        page.get_by_role("link", name="Download a copy").click()
    assert copy.value.suggested_filename == "letter-photo.jpg"
    with page.expect_download() as original:
        page.get_by_role("link", name="Download the original").click()
    assert original.value.suggested_filename == "letter-photo.jpg"


def test_the_pages_of_a_pdf_are_seen(open_page: Open, sign_in: Any, axe: Any, request: Any) -> None:
    page = open_page("desktop")
    sign_in(page, "referrer", "norfolk")
    walk = at_evidence(page)
    walk.add(LETTER, "letter.pdf")
    page.locator("#added").get_by_role("link", name="letter.pdf").click()
    drawn = page.locator(".wm-look img")
    expect(drawn).to_have_count(1)
    drawn.scroll_into_view_if_needed()
    assert_drawn(page)
    axe(page)
    picture(page, request, "look-pdf")


def test_a_file_is_sent_without_script(open_page: Open, sign_in: Any) -> None:
    page = open_page("phone", java_script_enabled=False)
    sign_in(page, "referrer", "norfolk")
    walk = Walk(page, "norfolk")
    page.goto("/norfolk/refer/medical-needs/")
    page.get_by_role("button", name="Start a referral").click()
    page.goto(page.url + "evidence-medical/")
    page.get_by_label("Choose a file").set_input_files(
        FilePayload(name="letter.pdf", mimeType="application/pdf", buffer=a_pdf().read())
    )
    page.get_by_role("button", name="Add this file").click()
    expect(page.get_by_text("We have kept")).to_be_visible()  # what it is was left out, the file was not
    assert walk.slug == "norfolk"


def test_a_lost_connection_loses_nothing_that_was_written(open_page: Open, sign_in: Any, watch: Any) -> None:
    watch.expect(r"Failed to load resource|net::ERR")
    page = open_page("desktop")
    sign_in(page, "referrer", "norfolk")
    walk = at_evidence(page)
    choose(walk, photo())
    page.get_by_label("Their name and job title").fill("Dr Madeup")
    page.route(
        "**/evidence-medical/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    walk.form().locator("button.govuk-button").first.click()
    expect(page.locator("#sending")).to_contain_text("The connection was lost")
    expect(page.get_by_label("Their name and job title")).to_have_value("Dr Madeup")
    page.unroute("**/evidence-medical/**")
    with page.expect_navigation():
        walk.form().locator("button.govuk-button").first.click()
    expect(page.locator("#added")).to_contain_text("letter-photo.jpg")


def assert_drawn(page: Page) -> None:
    """The picture has come, and is one."""
    shown = page.locator(".wm-look img").first
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("one => one.naturalWidth") > 0


def picture(page: Page, request: Any, called: str) -> None:
    """Keeps a picture of the page where somebody asked for them."""
    folder = request.config.rootpath / "var" / "recordings"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"evidence-{called}.png", full_page=True)
