"""The main job, end to end: a policy corrected and read, a referral made, a coordinator who receives it.

Each walk is recorded: var/recordings/ holds a Playwright trace (`playwright show-trace FILE`).
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.rich_text import PATIENCE, add_words
from tests.journeys.walking import CARD, LETTER, Walk
from tests.plugins.page_checks import Watch
from tests.plugins.site_process import Site

RECORDINGS = Path(__file__).parents[2] / "var" / "recordings"
CHECK = "check-answers"
CLAUSE = "#norfolk-11-b-ii-within-12-weeks"
OLD = "The appointment was in the 12 weeks before the referral."
NEW = " Count back from the day the school sends it."
Open = Callable[..., Page]


@pytest.fixture
def recorded(open_page: Open, request: pytest.FixtureRequest) -> Iterator[Open]:
    """open_page, with what happens on each page kept as a trace."""
    pages: list[Page] = []

    def open_recorded(screen: str = "desktop", *, film: bool = True, **options: Any) -> Page:
        page = open_page(screen, **options)
        page.context.tracing.start(screenshots=film)
        pages.append(page)
        return page

    yield open_recorded
    for number, page in enumerate(pages, 1):
        page.context.tracing.stop(path=RECORDINGS / f"{request.node.name}-{number}.zip")


def send(page: Page) -> str:
    """Ticks the declarations, sends, and returns the reference."""
    for box in page.locator("main form [type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Send referral").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Referral sent")
    return page.locator(".wm-sent__reference").inner_text().strip()


def acknowledge(page: Page, reference: str) -> None:
    page.goto("/cases/")
    page.locator(f"a[href='/cases/{reference}/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Madeup")
    page.get_by_role("button", name="Acknowledge").click()
    expect(page.get_by_text("Acknowledged", exact=True).first).to_be_visible()


def mail_of(site: Site) -> str:
    site.manage("work", "--once")
    return "\n".join(path.read_text() for path in sorted((site.directory / "mail").glob("*")))


@pytest.mark.requirement("N1", "N93", "N96", "N105")
def test_policy_is_corrected_and_a_pupil_in_norfolk_referred(
    recorded: Open, sign_in: Any, site: Site, watch: Watch
) -> None:
    # The CMS saves by itself while one types; a save that reaches the server after the publishing is refused as old.
    watch.expect(r"400: POST .*/cms/pages/\d+/edit/")
    editor = recorded(film=False)  # 243 rich text fields keep a small machine busy enough
    sign_in(editor, "editor", "norfolk")
    correct_the_policy(editor)

    parent = recorded("phone", java_script_enabled=False)
    parent.goto("/norfolk/policies/medical-needs/")
    expect(parent.locator(CLAUSE)).to_contain_text(OLD + NEW)
    parent.goto("/norfolk/policies/medical-needs/editions/2024-25/v1/")
    expect(parent.locator(CLAUSE)).to_contain_text(OLD)
    expect(parent.locator(CLAUSE)).not_to_contain_text(NEW)

    senco = recorded()
    sign_in(senco, "referrer", "norfolk")
    walk = Walk(senco, "norfolk")
    walk.start()
    walk.to("evidence-medical")
    walk.add(CARD, "appointment card.pdf")
    refused = senco.locator(".wm-evidence--stop")
    expect(refused).to_contain_text("instead:")
    expect(refused.locator("a[href*='/clause/']").first).to_be_visible()
    walk.add(LETTER, "letter from the paediatrician.pdf")
    expect(senco.locator(".wm-evidence--good")).to_contain_text("letter from the paediatrician.pdf")
    senco.locator("#added").get_by_role("link", name="Continue").click()
    walk.on_to(CHECK)
    reference = send(senco)

    mail = mail_of(site)
    assert f"Referral received: {reference}" in mail
    assert "Amara" not in mail
    coordinator = recorded()
    sign_in(coordinator, "coordinator", "norfolk")
    acknowledge(coordinator, reference)
    assert "0 acknowledged" not in site.manage("reconcile")


@pytest.mark.requirement("E26")
def test_a_child_in_essex_who_waits_for_a_specialist_is_referred(recorded: Open, sign_in: Any, site: Site) -> None:
    senco = recorded("phone", java_script_enabled=False)
    sign_in(senco, "referrer", "essex")
    walk = Walk(senco, "essex", answers={"waiting": "yes"})
    walk.start()
    walk.to(CHECK)
    reference = send(senco)
    assert f"Referral received: {reference}" in mail_of(site)

    coordinator = recorded()
    sign_in(coordinator, "coordinator", "essex")
    acknowledge(coordinator, reference)


def correct_the_policy(page: Page) -> None:
    """Finds the edition in the CMS, adds a sentence to a clause, says why, and publishes."""
    page.set_default_timeout(PATIENCE)
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'Medical Needs Service policy'").click()
    page.get_by_role("link", name="Medical Needs Service policy, 2024-25", exact=True).click()
    page.locator("#id_change_note").fill("Says from which day the 12 weeks count.")
    words = page.locator("[data-draftail-editor-wrapper]", has_text=OLD).locator("[contenteditable=true]")
    add_words(page, words, NEW)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("published").first.wait_for()
