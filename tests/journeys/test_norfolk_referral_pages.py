"""Every page of Norfolk's referral as it comes and with errors, from the task list to the reference."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import Look
from tests.journeys.walking import STARTS, Walk
from tests.plugins.page_checks import Watch
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, str]]
# One page of each kind is looked at on a desktop as well.
WIDE = frozenset(
    {"tasks", "lives_here", "parent_one", "tried", "consent-contact_consent", "evidence-medical", "last", "agreements"}
)
TWO_SCHOOLS = """
from people.models import Membership, School, User
somebody = User.objects.get(email="editor@norfolk.example.org")
for school in School.objects.filter(authority__slug="norfolk")[:2]:
    Membership.objects.create(user=somebody, school=school, role="referrer")
"""


@pytest.fixture
def walk(desktop: Page, sign_in: SignIn) -> Walk:
    sign_in(desktop, "referrer", "norfolk")
    return Walk(desktop, "norfolk", Look(desktop), WIDE)


def test_every_page_of_the_walk(walk: Walk) -> None:
    look, page = walk.look, walk.page
    assert look is not None
    tasks = walk.start()
    walk.seen("tasks")
    walk.to("check-answers")
    page.goto(tasks)
    walk.seen("tasks done")
    page.get_by_role("link", name="Check and send").click()
    walk.seen("last")
    look.printed("last")
    walk.submit()
    walk.seen("last left empty")
    look.errors("last left empty")
    walk.fill()
    walk.submit()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sent")
    walk.seen("last of all, the receipt")
    look.printed("the receipt")
    page.goto(page.url.replace("referral-sent", "your-copy"))
    walk.seen("copy")
    look.printed("copy")
    page.goto(page.url.replace("your-copy", "family-agreements"))
    walk.seen("agreements")
    walk.submit()
    walk.seen("agreements left empty")
    look.errors("agreements left empty")
    walk.fill()
    walk.submit()
    expect(page.get_by_text("Taken back on")).to_be_visible()
    page.goto("/referrals/")
    walk.seen("referrals")
    assert not look.found(), look.found()
    assert len(walk.passed) > 25


def test_a_stop_leads_on_to_an_officer_or_out(walk: Walk) -> None:
    walk.answers["lives_here"] = "no"
    look, page = walk.look, walk.page
    assert look is not None
    walk.look = None
    tasks = walk.start()
    walk.to("what-instead")
    walk.look = look
    walk.seen("stop")
    form = page.locator("main form").last
    with page.expect_navigation():
        form.get_by_role("button").click()
    walk.seen("stop without a reason")
    look.errors("stop without a reason")
    page.goto(tasks)
    walk.seen("tasks of a stopped referral")
    page.get_by_role("link", name="Withdraw this draft").click()
    walk.seen("withdraw")
    page.get_by_role("button", name="Withdraw").click()
    page.wait_for_url("**/referrals/")
    assert not look.found(), look.found()


def test_who_works_at_several_schools_says_which(desktop: Page, sign_in: SignIn, site: Site, watch: Watch) -> None:
    watch.expect("^403: POST .*refer/medical-needs")
    sign_in(desktop, "editor", "norfolk")
    look, walk = Look(desktop), Walk(desktop, "norfolk")
    desktop.goto(STARTS["norfolk"])
    desktop.get_by_role("button", name="Start a referral").click()
    expect(desktop.get_by_role("heading", level=1)).not_to_have_text("Refer a pupil who is too unwell for school")
    look.at("no school")
    site.manage("shell", "-c", TWO_SCHOOLS)
    desktop.goto(STARTS["norfolk"])
    desktop.get_by_role("button", name="Start a referral").click()
    expect(desktop.get_by_role("radio")).to_have_count(2)
    look.at("which school")
    walk.submit()
    look.at("which school left empty")
    look.errors("which school left empty")
    desktop.get_by_role("radio").last.check()
    walk.submit()
    assert "/referrals/" in desktop.url
    assert not look.found(), look.found()
