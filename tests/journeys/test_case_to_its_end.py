"""A case at each council that works its cases here, from the decision to the end, and one refused to its letter.

The officer works on a desktop, the school on a phone; a parent signs on a phone, and follows the case there from stage
to stage. The site's clock is moved. Each date
on the pages is one of the table below, which was reckoned by hand with a calendar of 2026-27; nothing here calls the
code that works dates out.

Term dates of the demonstration. Norfolk and Essex: 2 November to 18 December, 4 January (closed) to 12 February,
22 February to 25 March, 12 April to 28 May, 7 June to 22 July. Leicestershire: 26 October to 18 December, then alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.letters import in_letters, open_the_door
from tests.journeys.looking import Look
from tests.journeys.sent_case import ParentsPage, sent
from tests.plugins.page_checks import assert_accessible, assert_no_sideways_scroll
from tests.plugins.site_process import Site

SignIn = Callable[..., dict[str, Any]]
Open = Callable[..., Page]


@dataclass(frozen=True)
class Dates:
    """The days of one council's case, and what its pages say of them."""

    slug: str
    route: str
    agree: str
    refuse: str
    reason: str
    line: str
    paper: str
    others: tuple[str, ...]
    after_decision: str
    minutes_by: str
    due_at_start: tuple[str, ...]
    review: date
    review_minutes_by: str
    due_after_review: tuple[str, ...]
    go_on: date
    due_after_going_on: tuple[str, ...]
    parent_told: str
    end: date
    end_reason: str
    ended: str
    wanted_first: str = ""


# The same at all three: sent and decided on Tuesday 3 November 2026, the meeting on Thursday 5, the first day on
# Monday 9.
DECIDED, MET, BEGINS = date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 9)
# Kept until the twenty-fifth birthday of a child born on 3 March 2013; six years after the end would be in 2033.
KEPT = "3 March 2038"
COUNCILS = [
    Dates(
        slug="norfolk", route="medical-needs", agree="accepted", refuse="declined", reason="evidence",
        line="online", paper="", others=(),
        # Ten school days after Tuesday 3 November: 4 5 6 | 9 10 11 12 13 | 16 17.
        after_decision="Tuesday 17 November",
        # Five school days after Thursday 5 November: 6 | 9 10 11 12.
        minutes_by="Thursday 12 November 2026",
        # Twelve school weeks after Monday 9 November: 16 23 30 Nov, 7 14 Dec (5); 4 11 18 25 Jan, 1 8 Feb (11); 22 Feb.
        # The weeks of 21 and 28 December and of 15 February have no school.
        due_at_start=("Monday 22 February 2027",),
        review=date(2027, 2, 10),
        # Five school days after Wednesday 10 February: 11 12 | 22 23 24.
        review_minutes_by="Wednesday 24 February 2027",
        due_after_review=("Monday 22 February",),
        go_on=date(2027, 2, 22),
        # Twelve school weeks after Monday 22 February: 1 8 15 22 Mar (4); 12 19 26 Apr (7); 3 10 17 24 May (11); 7 Jun.
        # The weeks of 29 March, 5 April and 31 May have no school; 3 May is a holiday in a week with four school days.
        due_after_going_on=("Monday 7 June",), parent_told="Monday 7 June",
        end=date(2027, 5, 28), end_reason="well", ended="Friday 28 May 2027",
    ),
    Dates(
        slug="essex", route="medical-referral", agree="commission", refuse="not_agreed", reason="school_can",
        line="online", paper="partnership", others=("pupil", "provider"),
        after_decision="",
        minutes_by="Thursday 12 November 2026",
        # Six weeks of the calendar after Monday 9 November: 21 December. Twelve: 1 February.
        due_at_start=("Monday 21 December", "Monday 1 February 2027"),
        review=date(2026, 12, 16),
        # Five school days after Wednesday 16 December: 17 18 | 5 6 7 January, for the 4th is closed.
        review_minutes_by="Thursday 7 January 2027",
        # The review of 21 December was held: the next is six weeks on.
        due_after_review=("Monday 1 February 2027", "Thursday 7 January 2027"),
        go_on=date(2027, 2, 1),
        due_after_going_on=("Today",), parent_told="Monday 1 February",
        end=date(2027, 2, 12), end_reason="returned", ended="Friday 12 February 2027",
    ),
    Dates(
        slug="leicestershire", route="medical-referral", agree="arranged", refuse="declined", reason="school_can",
        line="virtual", paper="joint_plan", others=(),
        # Five working days after Tuesday 3 November: 4 5 6 | 9 10.
        after_decision="Tuesday 10 November",
        minutes_by="Thursday 12 November 2026",
        # The first half term to end after Monday 9 November ends on Friday 18 December.
        due_at_start=("Friday 18 December",),
        review=date(2026, 12, 9),
        # Five school days after Wednesday 9 December: 10 11 | 14 15 16.
        review_minutes_by="Wednesday 16 December 2026",
        # The half term after it ends on Friday 12 February.
        due_after_review=("Friday 12 February 2027",),
        go_on=date(2027, 1, 11),
        due_after_going_on=("Friday 12 February",), parent_told="Friday 12 February",
        end=date(2027, 2, 12), end_reason="returned", ended="Friday 12 February 2027", wanted_first="return_help",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(serve_another: Callable[..., Site]) -> Site:
    """A site of its own, whose clock moves."""
    return serve_another(moves_clock=True)


@dataclass
class Walk:
    """One council's case: the officer's page, the school's, a parent's, and what is wrong on any of them."""

    site: Site
    sign_in: SignIn
    days: Dates
    officer: Page
    school: Page
    parent: Page
    theirs: ParentsPage
    reference: str
    public_id: str
    look: Look

    @property
    def case(self) -> str:
        """Where the officer works."""
        return f"/cases/{self.reference}/"

    @property
    def mine(self) -> str:
        """Where the school looks."""
        return f"/referrals/{self.public_id}/after/plan/"

    def on(self, day: date) -> None:
        """It is that day; both sign in again, for nobody stays signed in for weeks."""
        self.site.move_clock(day)
        for page, role in ((self.officer, "coordinator"), (self.school, "referrer")):
            page.context.clear_cookies()
            self.sign_in(page, role, self.days.slug)

    def followed(self, today: date, headline: str, *words: str, **parts: tuple[str, ...]) -> None:
        """A parent opens their page on a phone, and the parts named, and reads these words there."""
        page = self.parent
        value = self.theirs.sessions[today.isoformat()]
        page.context.add_cookies([{"name": self.theirs.cookie, "value": value, "url": self.site.address}])
        page.goto(self.theirs.address)
        expect(page.locator("h1")).to_have_text(headline)
        says(page, *words)
        self.look.note(headline, lambda: assert_no_sideways_scroll(page))
        for part, told in parts.items():
            page.goto(f"{self.theirs.address}{part}/")
            says(page, *told)
            self.look.note(f"{headline}: {part}", lambda: assert_no_sideways_scroll(page))

    def seen(self, page: Page, called: str) -> None:
        """What must hold of a page on the screen it is read on."""
        self.look.note(called, lambda: assert_accessible(page))
        self.look.note(called, lambda: assert_no_sideways_scroll(page))
        self.look.page = page
        self.look.picture(f"{self.days.slug} {called}", str((page.viewport_size or {}).get("width")))


@pytest.mark.parametrize("days", COUNCILS, ids=lambda days: days.slug)
@pytest.mark.requirement("E57", "E58", "E60", "E61", "E74", "L21", "L24", "L25", "N123", "N130", "N157", "N165", "N174")
def test_a_case_to_its_end(days: Dates, site: Site, sign_in: SignIn, open_page: Open) -> None:
    site.move_clock(DECIDED)
    reference = f"{days.slug[:3].upper()}-ENDS-AAAA"
    officer, school, parent = open_page(), open_page("phone"), open_page("phone")
    stages = (DECIDED, MET, BEGINS, days.review, days.go_on, days.end)
    public_id, theirs = sent(site, days.slug, days.route, reference, days=stages)
    walk = Walk(site, sign_in, days, officer, school, parent, theirs, reference, public_id, Look(officer))
    walk.on(DECIDED)
    received(walk)
    decided(walk)
    walk.on(MET)
    planned(walk)
    packed(walk)
    signed(walk)
    begun(walk)
    reviewed(walk)
    gone_on(walk)
    ended(walk)
    assert not walk.look.found(), walk.look.found()


@pytest.mark.parametrize("days", COUNCILS, ids=lambda days: days.slug)
def test_a_refused_case_to_its_letter(days: Dates, site: Site, sign_in: SignIn, open_page: Open) -> None:
    site.move_clock(DECIDED)
    reference = f"{days.slug[:3].upper()}-ENDS-BBBB"
    officer, school, parent = open_page(), open_page("phone"), open_page("phone")
    public_id, theirs = sent(site, days.slug, days.route, reference, "Bryony Madeup", days=[DECIDED])
    walk = Walk(site, sign_in, days, officer, school, parent, theirs, reference, public_id, Look(officer))
    walk.on(DECIDED)
    decide(walk, days.refuse, days.reason)
    officer.goto(f"{walk.case}letters/")
    officer.locator("a[href$='/write/1/school/']").click()
    expect(officer.locator("[name=body]")).to_contain_text("Ombudsman")
    press(officer, "Send the letter")
    school.goto(f"/referrals/{public_id}/after/")
    expect(school.locator("main")).to_contain_text("3 November 2026")
    expect(school.locator("main")).to_contain_text("Ombudsman")
    walk.seen(school, "refused")
    school.goto(walk.mine)
    expect(school.locator("main")).to_contain_text("closed on Tuesday 3 November 2026")
    officer.goto(f"{walk.case}plan/")
    walk.seen(officer, "no plan")
    officer.goto(f"{walk.case}letters/")
    officer.locator("a[href*='/write/1/person-']").click()
    press(officer, "Send the letter")
    told = ("Decided on Tuesday 3 November 2026", "The papers say how long Amara")
    walk.followed(DECIDED, f"{council(walk)} did not agree", "you can ask us to look again", decision=told)
    parent.goto(f"{theirs.address}letters/")
    says(parent, "Tuesday 3 November 2026")
    parent.locator("main .wm-rows a").click()
    says(parent, "Ombudsman")
    walk.look.note("refused to a parent", lambda: assert_no_sideways_scroll(parent))
    assert not walk.look.found(), walk.look.found()


def press(page: Page, name: str) -> None:
    """Presses a button and waits for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def says(page: Page, *words: str) -> None:
    """Waits until the page shows the words."""
    for one in words:
        expect(page.locator("main")).to_contain_text(one)


def fill(page: Page, **said: str) -> None:
    """Fills in text fields."""
    for name, words in said.items():
        page.locator(f"[name={name}]").fill(words)


def day(page: Page, name: str, on: date) -> None:
    """Fills in a day."""
    for box, value in zip(("day", "month", "year"), (on.day, on.month, on.year), strict=True):
        page.locator(f"[name={name}_{box}]").fill(str(value))


def decide(walk: Walk, outcome: str, reason: str = "") -> None:
    """The officer decides, and reads it before it is made."""
    page = walk.officer
    page.goto(f"{walk.case}decide/")
    page.locator(f"[name=outcome][value={outcome}]").check()
    for box in page.locator("[name^=criterion-][value=yes]").all():
        box.check()
    for text in page.locator("textarea[name$=-reason]").all():
        text.fill("Seen in the papers")
    if reason:
        page.locator(f"[name=reasons][value={reason}]").check()
    fill(page, because="The papers say how long Amara has been too unwell for school.")
    press(page, "Read it before it is made")
    press(page, "Make this decision")


def council(walk: Walk) -> str:
    """What the council is called."""
    return f"{walk.days.slug.capitalize()} County Council"


def received(walk: Walk) -> None:
    """Before anything else the parent reads that the council has it: two working days after Tuesday 3 November."""
    walk.followed(DECIDED, f"{council(walk)} has the referral", "by Thursday 5 November", "1 of 6 steps are done.",
                  next=("Tuesday 3 November",), decision=("Nothing is decided yet.",))  # fmt: skip


def brought(walk: Walk) -> None:
    """Where the route wants a paper before the start, the school writes it on its phone, and the officer reads it."""
    if walk.days.slug != "essex":
        return
    page = walk.school
    page.get_by_role("link", name="Reintegration and Engagement document").first.click()
    says(page, "Not handed in yet")
    page.get_by_role("link", name="Hand it in").click()
    walk.seen(page, "handing in")
    fill(page, words_whole="Amara tires in company. Mx Tutor meets her at the gate.")
    press(page, "Hand it in")
    says(page, "Handed in on 3 November 2026")
    walk.officer.goto(f"{walk.case}plan/paper/engagement/")
    says(walk.officer, "Mx Tutor meets her at the gate.")
    walk.seen(walk.officer, "a paper")
    for part in ("paper/engagement/ask/", "health/", "health/ask/", "health/add/", "lessons/", "log/"):
        walk.officer.goto(f"{walk.case}plan/{part}")
        walk.seen(walk.officer, part.replace("/", " "))
    advised(walk)


def advised(walk: Walk) -> None:
    """Somebody of health is asked, and answers on a phone, behind a link."""
    page, nurse = walk.officer, walk.parent
    page.goto(f"{walk.case}plan/health/ask/")
    page.locator("[name=kind][value=advice]").check()
    fill(page, who="Sam Madeup, school nurse", asked="How long can she work at once?")
    day(page, "due_on", date(2026, 11, 20))
    press(page, "Continue")
    press(page, "Send the link")
    walk.seen(page, "sending to health, refused")
    fill(page, email="nurse@example.org")
    page.locator("[name=basis][value=agreed]").check()
    press(page, "Send the link")
    walk.seen(page, "sent to health")
    nurse.context.clear_cookies()  # somebody else's telephone: opening a link gives the session another key
    open_the_door(nurse, walk.site, in_letters(walk.site, r"/advice/[a-z0-9]{44}/"))
    walk.seen(nurse, "advice")
    press(nurse, "Send your answer")
    walk.seen(nurse, "advice, refused")
    fill(nurse, what="Twenty minutes, then a break.")
    press(nurse, "Send your answer")
    says(nurse, "Your answer was sent", "Twenty minutes, then a break.")
    walk.seen(nurse, "advice sent")
    page.goto(f"{walk.case}plan/health/")
    says(page, "Twenty minutes, then a break.", "Sam Madeup, school nurse, by their own link")
    walk.seen(page, "advice came")


def decided(walk: Walk) -> None:
    """Agreed to; the clock of what comes next is on the case."""
    decide(walk, walk.days.agree)
    walk.officer.goto(walk.case)
    if walk.days.after_decision:
        says(walk.officer, walk.days.after_decision)
    walk.school.goto(walk.mine)
    says(walk.school, "Arrange the meeting")
    walk.seen(walk.school, "plan at first")
    brought(walk)
    due = (walk.days.after_decision,) if walk.days.after_decision else ()
    walk.followed(DECIDED, "Agreed: teaching for Amara is being planned", "3 of 6 steps are done.", next=due,
                  decision=("Decided on Tuesday 3 November 2026", "The papers say how long Amara"))  # fmt: skip


def met(walk: Walk, kind: str, on: date, minutes_by: str, sections: dict[str, str]) -> None:
    """The school arranges a meeting on its phone, writes it down and sends the minutes."""
    page = walk.school
    page.goto(f"{walk.mine}meeting/")
    page.locator(f"[name=kind][value={kind}]").check()
    day(page, "planned_for", on)
    fill(page, at="2pm", guest_parent="Ms Madeup", guest_school="Mx Tutor")
    walk.seen(page, f"arranging {kind}")
    press(page, "Arrange it")
    page.get_by_role("link", name="Move it").click()
    walk.seen(page, f"moving {kind}")
    press(page, "Move it")
    page.get_by_role("link", name="Write down who came and what was said").click()
    fill(page, minutes="Five hours a week, and a visit in spring.")
    walk.seen(page, f"held {kind}")
    press(page, "Write it down")
    says(page, minutes_by)
    walk.seen(page, f"meeting {kind}")
    page.locator("a[href$='/record/']").first.click()
    fill(page, **sections)
    walk.seen(page, f"record {kind}")
    press(page, "Keep this part")
    page.get_by_role("link", name="Who has the minutes?").click()
    walk.seen(page, f"minutes {kind}")
    press(page, "Keep this")
    says(page, "Everything of this meeting is written down")


def planned(walk: Walk) -> None:
    """The planning meeting, part A, and one action."""
    words = dict.fromkeys(("needs", "safeguarding_lead", "work", "welfare", "return"), "As we agreed.")
    met(walk, "planning", MET, walk.days.minutes_by, words)
    page = walk.school
    page.get_by_role("link", name="Add an action").click()
    fill(page, what="Lend the laptop", owner_name="Mx Tutor")
    page.locator("[name=move][value=school]").check()
    day(page, "due_on", date(2026, 11, 6))
    walk.seen(page, "an action")
    press(page, "Add it")
    says(page, "By Friday 6 November")
    walk.followed(MET, "Agreed: teaching for Amara is being planned", "4 of 6 steps are done.",
                  next=("Lend the laptop", "by Friday 6 November 2026"),
                  plan=("Planning meeting, Thursday 5 November (held)", "Five hours a week, and a visit"))  # fmt: skip


def packed(walk: Walk) -> None:
    """The officer puts the package together."""
    page = walk.officer
    page.goto(f"{walk.case}plan/package/line/")
    page.locator(f"[name=line][value={walk.days.line}]").check()
    fill(page, amount="5", who="Madeup Online", venue="At home", why="She tires in company.")
    walk.seen(page, "a line")
    press(page, "Add it")
    fill(page, full_time_hours="25", why_less="Her consultant advises five.")
    day(page, "next_increase_on", date(2026, 12, 7))
    walk.seen(page, "full time")
    press(page, "Keep this")
    says(page, "5 hours of teaching a week", "Monday 7 December 2026")
    walk.seen(page, "package")
    press(page, "Settle it, and tell the family")
    says(page, "The family reads it since")
    walk.seen(page, "settled")


def signed(walk: Walk) -> None:
    """Where the route wants it, everybody signs: a parent by link on a phone, others on paper, the school here."""
    if not walk.days.paper:
        return
    page = walk.officer
    here = f"{walk.case}plan/agreement/{walk.days.paper}/"
    page.goto(here)
    page.get_by_role("link", name="Write the words").click()
    walk.seen(page, "words")
    press(page, "Keep these words")
    page.goto(f"{here}parent/ask/")
    fill(page, name="Ms Madeup", email=f"parent-{walk.days.slug}@example.org")
    walk.seen(page, "asking to sign")
    press(page, "Send the link")
    says(page, "was sent a link")
    parent = walk.parent
    open_the_door(parent, walk.site, in_letters(walk.site, r"/agreement/[a-z0-9]{44}/"))
    says(parent, "Who does what")
    parent.locator("[name=agrees]").check()
    walk.seen(parent, "signing")
    press(parent, "Sign it")
    says(parent, "Thursday 5 November 2026")
    for party in ("school", *walk.days.others):
        side, start = (walk.school, walk.mine) if party == "school" else (page, f"{walk.case}plan/")
        side.goto(f"{start}agreement/{walk.days.paper}/{party}/signed/")
        fill(side, name="Somebody Madeup")
        side.locator(f"[name=how][value={'account' if party == 'school' else 'paper'}]").check()
        press(side, "Keep the signature")
    page.goto(here)
    expect(page.locator("main")).not_to_contain_text("Not signed yet")
    walk.seen(page, "signed")


def begun(walk: Walk) -> None:
    """The first day; the clocks run from it."""
    walk.on(BEGINS)
    page = walk.officer
    page.goto(f"{walk.case}plan/")
    walk.seen(page, "ready")
    page.get_by_role("link", name="Record the first day").click()
    day(page, "starts_on", BEGINS)
    press(page, "Record the first day")
    says(page, "Monday 9 November 2026", *walk.days.due_at_start)
    walk.seen(page, "running")
    walk.school.goto(walk.mine)
    says(walk.school, *walk.days.due_at_start)
    walk.seen(walk.school, "running at school")
    due = ("Monday 9 November", *walk.days.due_at_start)
    walk.followed(BEGINS, "Amara is being taught", "5 of 6 steps are done.", next=due,
                  plan=("From Monday 9 November 2026", "5 hours a week", "7 December 2026"))  # fmt: skip
    for part in ("plan/record/", "plan/package/", "plan/return/", "plan/meeting/"):
        page.goto(walk.case + part)
        walk.seen(page, part.strip("/").replace("/", " "))
    page.goto("/cases/pools/")
    walk.seen(page, "pools")
    walk.school.goto(f"{walk.mine}recommend-end/")
    walk.seen(walk.school, "telling the council")


def reviewed(walk: Walk) -> None:
    """One review, with part B and its minutes."""
    walk.on(walk.days.review)
    words = dict.fromkeys(("progress", "pupil_view", "parent_view", "return"), "Better than in November.")
    met(walk, "review", walk.days.review, walk.days.review_minutes_by, words)
    walk.officer.goto(walk.case)
    for one in walk.days.due_after_review:
        if one != walk.days.review_minutes_by:
            says(walk.officer, one)
    due = tuple(one for one in walk.days.due_after_review if one != walk.days.review_minutes_by)
    held = f"Review, {walk.days.review:%A} {walk.days.review.day} {walk.days.review:%B}"
    walk.followed(walk.days.review, "Amara is being taught", next=due, plan=(held, "Better than in November."))


def gone_on(walk: Walk) -> None:
    """It goes on, with fresh evidence, attendance and a plan."""
    walk.on(walk.days.go_on)
    page = walk.officer
    page.goto(f"{walk.case}plan/go-on/")
    fill(
        page, evidence="Her doctor’s letter of this month.", attendance="Every lesson.", plan="Six hours, and a visit."
    )
    day(page, "starts_on", walk.days.go_on)
    walk.seen(page, "going on")
    press(page, "Agree that it goes on")
    says(page, *walk.days.due_after_going_on)
    walk.seen(page, "gone on")
    begins = f"From {walk.days.go_on:%A} {walk.days.go_on.day} {walk.days.go_on:%B %Y}"
    walk.followed(walk.days.go_on, "Amara is being taught", next=(walk.days.parent_told,), plan=(begins,))


def ended(walk: Walk) -> None:
    """The way back is planned, the council ends it and writes."""
    walk.on(walk.days.end)
    page = walk.school
    page.goto(f"{walk.mine}return/plan/")
    fill(page, adult="Mx Tutor", ready="A quiet room.")
    day(page, "look_again_on", walk.days.end)
    press(page, "Keep this")
    walk.seen(page, "the way back")
    officer = walk.officer
    officer.goto(f"{walk.case}plan/end/")
    if walk.days.wanted_first:
        walk.seen(officer, "wanted first")
        officer.goto(f"{walk.case}plan/paper/{walk.days.wanted_first}/hand-in/")
        fill(officer, words_whole="Mx Tutor, and a worker of the council.")
        walk.seen(officer, "handing in")
        press(officer, "Keep this")
        officer.goto(f"{walk.case}plan/end/")
    officer.locator(f"[name=reason][value={walk.days.end_reason}]").check()
    day(officer, "ended_on", walk.days.end)
    fill(officer, views="All agree.", evidence="Her doctor’s letter.", onward="Back to class, with Mx Tutor.")
    walk.seen(officer, "ending")
    press(officer, "End it")
    says(officer, f"Ended on {walk.days.ended}", f"It is kept until {KEPT}")
    walk.seen(officer, "ended")
    officer.get_by_role("link", name="Write to the family and the school").click()
    officer.locator("a[href$='/write/0/school/']").click()
    expect(officer.locator("[name=body]")).to_contain_text(walk.days.ended)
    press(officer, "Send the letter")
    page.goto(f"/referrals/{walk.public_id}/after/")
    says(page, "The end of education arranged by the council", walk.days.ended)
    walk.seen(page, "the end letter")
    walk.followed(walk.days.end, "This case is closed", "6 of 6 steps are done.",
                  plan=(f"on {walk.days.ended}", "Back to class, with Mx Tutor."))  # fmt: skip
