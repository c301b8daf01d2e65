"""An editor's year, in a browser, at each of the five authorities: next year's edition is drafted from this year's,
compared, approved, read on its day, corrected, and reviewed. The site's clock is moved; nobody waits."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.rich_text import PATIENCE, add_words
from tests.plugins.page_checks import Watch
from tests.plugins.site_process import Site

Open = Callable[..., Page]
POLICIES = {
    "norfolk": "medical-needs",
    "essex": "medical-needs",
    "leicestershire": "medical-needs",
    "stonehenge-school": "health-needs",
    "wmat": "health-needs",
}
BEFORE, FIRST_DAY, LABEL = date(2027, 6, 14), date(2027, 9, 1), "2027-28"
ADDED, REASON = " Somebody answers on the same day.", "Families asked how long an answer takes."
CORRECTED, NOTE = " A letter follows within the week.", "Says when the letter comes."
WHERE = """
import json
from django.utils import timezone
from guidance.policies.models import PolicyPage
from guidance.policies.service import current_version
found = {}
for policy in PolicyPage.objects.all():
    version = current_version(policy.pk, timezone.localdate())
    if version:
        found[policy.get_parent().slug] = [policy.pk, version.edition_id, version.edition.slug]
print(json.dumps(found))
"""


@dataclass
class Year:
    """One authority's policy, and the pages of its editor and of a reader."""

    slug: str
    policy: int
    edition: int
    label: str
    editor: Page
    reader: Page

    @property
    def address(self) -> str:
        """Where the public reads it."""
        return f"/{self.slug}/policies/{POLICIES[self.slug]}/"


@pytest.fixture(scope="module")
def site(serve_another: Callable[..., Site]) -> Site:
    """A site of its own, whose clock moves."""
    return serve_another(moves_clock=True)


@pytest.fixture(scope="module")
def editions(site: Site) -> dict[str, Any]:
    """Of each authority: the numbers of the policy's page and of its edition in force, and that edition's label."""
    site.move_clock(BEFORE)
    return dict(json.loads(site.manage("shell", "-v", "0", "-c", WHERE)))


@pytest.fixture(params=list(POLICIES))
def year(request: pytest.FixtureRequest, site: Site, editions: dict[str, Any], open_page: Open) -> Year:
    site.move_clock(BEFORE)
    slug = request.param
    editor, reader = open_page(), open_page("phone", java_script_enabled=False)
    editor.context.set_default_timeout(PATIENCE)
    policy, edition, label = editions[slug]
    return Year(slug, policy, edition, label, editor, reader)


def test_a_year_of_a_policy(year: Year, site: Site, sign_in: Any, watch: Watch) -> None:
    # The editor saves by itself while one types; a save that reaches the server after the publishing is refused as old.
    watch.expect(r"400: POST .*/cms/pages/\d+/edit/")
    sign_in(year.editor, "editor", year.slug)
    draft = drafted(year)
    write(year.editor, draft, ADDED)
    explained(year.editor, draft)
    approved(year.editor, draft)

    year.reader.goto(year.address)
    expect(year.reader.locator("main")).not_to_contain_text(ADDED.strip())
    site.move_clock(FIRST_DAY)
    site.manage("work", "--once")
    year.reader.goto(year.address)
    expect(year.reader.locator("main")).to_contain_text(ADDED.strip())
    year.reader.goto(f"{year.address}editions/{year.label}/")
    expect(year.reader.locator("main")).not_to_contain_text(ADDED.strip())

    sign_in(year.editor, "editor", year.slug)
    write(year.editor, draft, CORRECTED, NOTE)
    year.reader.goto(year.address)
    expect(year.reader.locator("main")).to_contain_text(NOTE)
    expect(year.reader.locator("main")).to_contain_text(CORRECTED.strip())
    year.reader.goto(f"{year.address}editions/{LABEL}/v1/")
    expect(year.reader.locator("main")).not_to_contain_text(CORRECTED.strip())
    reviewed(year)


def drafted(year: Year) -> int:
    """Starts next year's edition from this year's. Returns its page's number."""
    page = year.editor
    page.goto(f"/cms/editions/{year.edition}/next/")
    page.get_by_label("Label").fill(LABEL)
    page.get_by_label("In force from").fill(FIRST_DAY.isoformat())
    page.get_by_role("button", name="Start the edition").click()
    page.locator("#id_change_note").wait_for()
    return int(page.url.rstrip("/").split("/")[-2])


def write(page: Page, edition: int, words: str, note: str = "") -> None:
    """Adds a sentence to the first clause that has words; publishes it as a correction when there is a note."""
    if not page.url.endswith(f"/cms/pages/{edition}/edit/"):
        page.goto(f"/cms/pages/{edition}/edit/")
    text = page.locator("[data-draftail-editor-wrapper] [contenteditable=true]").filter(has_text="the").first
    add_words(page, text, words)
    if note:
        page.locator("#id_change_note").fill(note)
        page.get_by_role("button", name="More actions").click()
        page.get_by_role("button", name="Publish", exact=True).click()
        page.get_by_text("is published as version 2").wait_for()
    else:
        # The sign of a save by itself says "Saved" too: only the page that comes after tells that all is stored.
        with page.expect_navigation():
            page.get_by_role("button", name="Save draft").click()
        page.get_by_text("has been updated").first.wait_for()


def explained(page: Page, edition: int) -> None:
    """Compares the draft with the words in force, and says why they change."""
    page.goto(f"/cms/editions/{edition}/compare/")
    expect(page.get_by_text("1 of ")).to_be_visible()
    expect(page.locator("ins")).to_have_text(ADDED.strip())
    page.get_by_label("Why").fill(REASON)
    page.get_by_role("button", name="Store the reasons").click()
    expect(page.get_by_text("Every change says why")).to_be_visible()


def approved(page: Page, edition: int) -> None:
    """Records who approved the edition, and publishes it for its day."""
    page.get_by_role("link", name="Approve and publish").first.click()
    page.get_by_label("Approving body").fill("Children’s committee")
    page.get_by_label("Approved on").fill(BEFORE.isoformat())
    page.get_by_label("Minute reference").fill("Item 7")
    page.get_by_role("button", name="Approve and").click()
    expect(page.get_by_text("is approved").first).to_be_visible()


def reviewed(year: Year) -> None:
    """Finds the policy in the list of reviews and records one that changes nothing; readers see the day."""
    page = year.editor
    page.goto("/cms/reviews/")
    page.get_by_role("link", name="Reviewed, no change").first.click()
    page.get_by_label("Approved by").fill("Head of inclusion")
    page.get_by_label("Next review due by").fill("2029-08-31")
    page.get_by_role("button", name="Record the review").click()
    expect(page.get_by_text("31 August 2029").first).to_be_visible()
    year.reader.goto(year.address)
    expect(year.reader.locator("body")).to_contain_text("31 August 2029")
