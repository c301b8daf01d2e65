"""The plan on its pages, the council's and the school's: from the meeting to the end, one thing a page."""

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from links.models import Link
from people.enums import Role
from people.models import User
from record.service import deliver_due
from tests.building import make_member
from tests.opening_links import open_link
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms, weigh_all
from wizard.casework.actions.decide import decide
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.casework.service import deal_with_clock
from wizard.planning.enums import PackageStatus
from wizard.planning.models import PoolClaim, Signature
from wizard.planning.sections import PART_A, PART_B

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DAY = date(2026, 11, 3)
WHY = "Amara has been too unwell for school for twenty days, and her doctor says so."
AGREE = {"norfolk": "accepted", "essex": "commission", "leicestershire": "arranged"}


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def agreed(slug: str = "norfolk") -> tuple[Case, User]:
    publish_terms(slug)
    case = a_case(slug)
    officer = officer_of(case)
    decide(officer, case, AGREE[slug], decided_on=DAY, because=WHY, weighed=weigh_all(case))
    case.refresh_from_db()
    return case, officer


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def of_council(case: Case, part: str = "") -> str:
    return f"/cases/{case.submission.reference}/plan/{part}"


def of_school(case: Case, part: str = "") -> str:
    return f"/referrals/{case.submission.referral.public_id}/after/plan/{part}"


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return re.sub(r"\s+", " ", html.unescape(page.content.decode()))


def post(client: Client, address: str, said: dict[str, Any]) -> str:
    """Posts, expects to be led on, and returns where to."""
    page = client.post(address, said)
    assert page.status_code == 302, re.findall(r"error-message[^>]*>(.*?)</p", page.content.decode(), re.DOTALL)
    return page["Location"]


def meeting_said(kind: str = "planning", on: date = DAY) -> dict[str, Any]:
    return {
        "kind": kind, "place": "school", "at": "2pm", "guest_parent": "Ms Madeup, Mr Madeup",
        "guest_council": "An officer", **day("planned_for", on),
    }  # fmt: skip


def met(client: Client, here: str, kind: str = "planning", on: date = DAY) -> str:
    """Arranges a meeting and writes it down as held; returns its address."""
    meeting = post(client, f"{here}meeting/", meeting_said(kind, on))
    assert "2pm" in text_of(client, meeting)
    came = re.findall(r'name="came"[^>]*value="(\d+)"', client.get(f"{meeting}held/").content.decode())
    said = {
        "came": came[:2],
        f"view_{came[0]}": "We sleep badly",
        "minutes": "Five hours a week.",
        **day("held_on", on),
    }
    assert post(client, f"{meeting}held/", said) == meeting
    return meeting


def written(client: Client, meeting: str, sections: Any) -> None:
    """Writes the record of a meeting."""
    assert post(client, f"{meeting}record/", {one.key: f"Words: {one.label}" for one in sections}) == meeting


def packed(client: Client, case: Case, line: str = "online") -> None:
    """Puts a package together, below full time."""
    said = {"line": line, "amount": "5", "who": "Madeup Online", "venue": "At home", "why": "She tires in company"}
    assert post(client, of_council(case, "package/line/"), said).endswith("package/hours/")
    less = {
        "full_time_hours": "25",
        "why_less": "Her consultant advises five.",
        **day("next_increase_on", date(2026, 12, 7)),
    }
    post(client, of_council(case, "package/hours/"), less)


def started(slug: str = "norfolk") -> tuple[Case, Client]:
    """A case whose provision runs since DAY, and its officer's client."""
    case, officer = agreed(slug)
    client = signed_in(officer)
    written(client, met(client, of_council(case)), PART_A)
    packed(client, case)
    post(client, of_council(case, "start/"), day("starts_on", DAY))
    case.refresh_from_db()
    assert case.status == CaseStatus.PROVIDED
    return case, client


@pytest.mark.requirement("L24", "N123", "N125", "N126", "N132", "N160", "N87", "E91", "E86")
def test_the_school_arranges_the_meeting_and_writes_down_who_came() -> None:
    case, _ = agreed()
    client = signed_in(case.submission.submitted_by)
    assert "Arrange the meeting" in text_of(client, of_school(case))
    empty = client.post(of_school(case, "meeting/"), {})
    for words in ("Select which meeting it is", "Enter the day of the meeting"):
        assert words in html.unescape(empty.content.decode())
    meeting = met(client, of_school(case))
    page = text_of(client, meeting)
    for words in ("Ms Madeup", "Did not come", "We sleep badly", "Five hours a week."):
        assert words in page


@pytest.mark.requirement("N127")
def test_whoever_is_invited_reads_what_to_bring_until_the_meeting_was_held() -> None:
    case, _ = agreed()
    client = signed_in(case.submission.submitted_by)
    meeting = post(client, f"{of_school(case)}meeting/", meeting_said("planning", DAY))
    assert "the latest review of the education, health and care plan" in text_of(client, meeting)
    held = met(client, of_school(case), kind="review")
    assert "What to bring" not in text_of(client, held)


@pytest.mark.requirement("L25", "N128", "N130", "N134", "N136", "N140", "N150")
def test_part_a_is_asked_section_by_section_and_stays() -> None:
    case, _ = agreed()
    client = signed_in(case.submission.submitted_by)
    meeting = met(client, of_school(case))
    lacking = html.unescape(client.post(f"{meeting}record/", {}).content.decode())
    for one in PART_A:
        assert (f"Enter something under “{one.label}”" in lacking) is one.must
    written(client, meeting, PART_A)
    assert "Words: The way back" in text_of(client, of_school(case, "record/"))


@pytest.mark.requirement("N142", "E74")
def test_minutes_are_due_within_five_school_days_and_it_is_kept_who_has_them() -> None:
    case, officer = agreed()
    client = signed_in(officer)
    meeting = met(client, of_council(case))
    # From Tuesday 3 November: Wednesday 4, Thursday 5, Friday 6, Monday 9, Tuesday 10.
    assert "Tuesday 10 November 2026" in text_of(client, meeting)
    boxes = re.findall(r'name="to"[^>]*value="([^"]+)"', client.get(f"{meeting}minutes/").content.decode())
    post(client, f"{meeting}minutes/", {"to": boxes, "others": "The GP", **day("sent_on", DAY)})
    assert "Minutes sent on Tuesday 3 November 2026 to Ms Madeup, Mr Madeup, An officer, The GP" in text_of(
        client, meeting
    )


@pytest.mark.requirement("N129")
def test_an_action_has_an_owner_and_a_day_and_is_done_by_whose_it_is() -> None:
    case, officer = agreed()
    school, council = signed_in(case.submission.submitted_by), signed_in(officer)
    meeting = met(school, of_school(case))
    for move, what in (("school", "Lend the laptop"), ("council", "Ring the tutor")):
        said = {"what": what, "move": move, "owner_name": "Mx Madeup", **day("due_on", date(2026, 11, 6))}
        post(school, f"{meeting}action/", said)
    mine, theirs = case.tasks.get(move="school"), case.tasks.get(move="council")
    assert "By Friday 6 November" in text_of(council, of_council(case))
    assert school.post(of_school(case), {"number": theirs.pk}).status_code == 404
    post(school, of_school(case), {"number": mine.pk})
    post(council, of_council(case), {"number": theirs.pk})
    assert not case.tasks.filter(done_at=None, source__startswith="meeting").exists()


@pytest.mark.requirement("E72", "L21", "N134", "N136", "N6", "N85", "N86", "W1")
def test_a_package_is_put_together_and_says_why_it_is_less() -> None:
    case, officer = agreed()
    client = signed_in(officer)
    said = {"line": "online", "why": "Quiet"}
    assert "Enter how many hours a week" in html.unescape(
        client.post(of_council(case, "package/line/"), said).content.decode()
    )
    post(client, of_council(case, "package/line/"), said | {"amount": "5"})
    refused = html.unescape(client.post(of_council(case, "package/hours/"), {"full_time_hours": "25"}).content.decode())
    assert "Say why it is fewer hours than full time" in refused
    packed(client, case, "hlsa")
    page = text_of(client, of_council(case, "package/"))
    for words in (
        "10 hours of teaching a week",
        "of 25",
        "Monday 7 December 2026",
        "Part A of the Planning and Review",
    ):
        assert words in page
    online = case.packages.get().lines.get(line="online")
    assert client.post(of_council(case, "package/"), {"line": "²"}).status_code == 404
    post(client, of_council(case, "package/"), {"line": str(online.pk)})
    assert [one.line for one in case.packages.get().lines.all()] == ["hlsa"]


@pytest.mark.requirement("N130", "N124")
def test_the_first_day_waits_for_part_a_and_then_moves_the_clocks() -> None:
    case, officer = agreed()
    client = signed_in(officer)
    packed(client, case)
    page = client.post(of_council(case, "start/"), day("starts_on", DAY))
    assert "Part A of the Planning and Review Record is not written yet" in html.unescape(page.content.decode())
    written(client, met(client, of_council(case)), PART_A)
    assert "Record the first day" in text_of(client, of_council(case, "package/"))
    post(client, of_council(case, "start/"), day("starts_on", DAY))
    # Twelve school weeks after Tuesday 3 November: 10 17 24 Nov, 1 8 15 Dec (6); 5 12 19 26 Jan (10); 2 9 Feb.
    assert "The agreed time ends on Tuesday 9 February 2027" in text_of(client, of_council(case))


@pytest.mark.requirement("E58", "L25", "W9")
def test_an_agreement_is_signed_by_link_on_paper_and_by_who_is_signed_in(
    django_capture_on_commit_callbacks: Any,
) -> None:
    case, officer = agreed("essex")
    client = signed_in(officer)
    page = of_council(case, "agreement/partnership/")
    assert "First write down its words" in text_of(client, page)
    post(client, f"{page}words/", {"body": "What each of us does."})
    signers = case.agreements.get().signers
    assert {"school", "parent", "pupil", "provider"} == set(signers)
    post(client, f"{page}parent/ask/", {"name": "Ms Madeup", "email": "parent@example.invalid"})
    deliver_due()
    letter = next(one for one in mail.outbox if one.to == ["parent@example.invalid"])
    assert "/agreement/" in letter.body
    assert "Amara" not in letter.body + letter.subject
    link = Link.objects.get(purpose="agreement")
    family = Client()
    address = open_link(family, link)
    assert "What each of us does." in text_of(family, address)
    assert "Select the box if you agree" in html.unescape(family.post(address, {"name": ""}).content.decode())
    signed = family.post(address, {"agrees": "yes", "name": "Ms Madeup"})
    assert "You have signed" in signed.content.decode()
    assert family.get(address).status_code == 410
    for party in ("pupil", "provider"):
        post(client, f"{page}{party}/signed/", {"name": "Somebody", "how": "paper", **day("signed_on", DAY)})
    school = signed_in(case.submission.submitted_by)
    post(school, of_school(case, "agreement/partnership/school/signed/"),
         {"name": "The SENCO", "how": "account", **day("signed_on", DAY)})  # fmt: skip
    assert dict(Signature.objects.values_list("party", "how")) == {
        "parent": "link", "pupil": "paper", "provider": "paper", "school": "account",
    }  # fmt: skip
    assert client.get(f"{page}parent/ask/").status_code == 404


@pytest.mark.requirement("E58")
def test_a_young_child_does_not_have_to_sign() -> None:
    publish_terms("essex")
    case = a_case("essex", steps=[{"title": "The pupil", "questions": [{"key": "dob", "value": "2018-03-03"}]}])
    officer = officer_of(case)
    decide(officer, case, AGREE["essex"], decided_on=DAY, because=WHY, weighed=weigh_all(case))
    client = signed_in(officer)
    post(client, of_council(case, "agreement/partnership/words/"), {"body": "Words."})
    assert case.agreements.get().signers == ["school", "parent", "provider"]


def test_what_was_changed_is_signed_again_and_the_old_link_says_so() -> None:
    case, officer = agreed("essex")
    client = signed_in(officer)
    page = of_council(case, "agreement/partnership/")
    post(client, f"{page}words/", {"body": "These words."})
    post(client, f"{page}parent/ask/", {"name": "Ms Madeup", "email": "parent@example.invalid"})
    post(client, f"{page}words/", {"body": "Other words."})
    family = Client()
    address = open_link(family, Link.objects.get(purpose="agreement"))
    assert "The words were changed" in text_of(family, address)
    family.post(address, {"agrees": "yes", "name": "Ms Madeup"})
    assert not Signature.objects.exists()


@pytest.mark.requirement("E60", "N131", "N132", "N157", "N158", "N161")
def test_a_review_writes_part_b_and_its_clock_moves_on() -> None:
    case, _ = started()
    due = case.clocks.get(key="review").due_on
    with time_machine.travel("2027-02-02 10:00Z", tick=False):
        officer = signed_in(officer_of(case))
        meeting = met(officer, of_council(case), "review", date(2027, 2, 2))
        written(officer, meeting, PART_B)
        clock = case.clocks.get(key="review")
    assert (clock.is_dealt_with, clock.dealt_with_due) == (True, due)
    assert list(case.records.values_list("part", flat=True)) == ["A", "B"]


@pytest.mark.requirement("N162", "N164", "N165")
def test_going_on_asks_for_fresh_evidence_attendance_and_plan_and_starts_the_clock_again() -> None:
    case, _ = started()
    with time_machine.travel("2027-02-23 10:00Z", tick=False):
        client = signed_in(officer_of(case))
        empty = html.unescape(client.post(of_council(case, "go-on/"), {}).content.decode())
        for words in ("Enter what the fresh evidence says", "Enter how attendance has been", "Enter what the plan is"):
            assert words in empty
        said = {"evidence": "Letter of 15 February", "attendance": "Every lesson", "plan": "Six hours"}
        post(client, of_council(case, "go-on/"), said | day("starts_on", date(2027, 2, 23)))
        assert "Letter of 15 February" in text_of(client, of_council(case))
    assert list(case.packages.values_list("status", flat=True)) == [PackageStatus.ENDED, PackageStatus.RUNNING]
    assert case.moments.filter(event="period_started", on=date(2027, 2, 23)).exists()
    assert case.clocks.get(key="period_end").due_on == date(2027, 6, 8)


@pytest.mark.requirement("E72")
def test_hours_change_without_a_new_period() -> None:
    case, _ = started()
    ends = case.packages.get().ends_on
    with time_machine.travel("2026-12-07 10:00Z", tick=False):
        client = signed_in(officer_of(case))
        said = {"line": "hlsa", "amount": "3", "why": "She manages more"}
        assert post(client, of_council(case, "package/line/"), said).endswith("package/")
        post(client, of_council(case, "package/change/"), day("starts_on", date(2026, 12, 7)))
    now = case.packages.get(status=PackageStatus.RUNNING)
    assert (now.number, now.ends_on, now.lines.count()) == (2, ends, 2)
    assert not case.moments.filter(event="period_started").exists()


@pytest.mark.requirement("E138", "N167", "N168", "N169", "N170", "N171", "N172", "N173", "N175", "E137")
def test_only_the_council_ends_it_with_reason_views_evidence_and_what_follows() -> None:
    case, client = started()
    school = signed_in(case.submission.submitted_by)
    assert school.get(of_school(case, "end/")).status_code == 404
    empty = html.unescape(client.post(of_council(case, "end/"), {"reason": "too_unwell"}).content.decode())
    for words in ("Enter what everybody thinks", "Enter what it rests on", "Enter how the council meets its duty"):
        assert words in empty
    said = {
        "reason": "too_unwell", "views": "All agree", "evidence": "Letter of 2 November", "onward": "Rest",
        "duty": "A review in four weeks", **day("ended_on", DAY),
    }  # fmt: skip
    post(client, of_council(case, "end/"), said)
    case.refresh_from_db()
    # Six years from 3 November 2026 is 2032; the twenty-fifth birthday of a child born on 3 March 2013 is later.
    assert (case.status, case.keep_until) == (CaseStatus.CLOSED, date(2038, 3, 3))
    assert "Ended on Tuesday 3 November 2026" in text_of(school, of_school(case))


@pytest.mark.requirement("N156", "N175")
def test_a_school_that_thinks_it_should_end_tells_the_council_at_once() -> None:
    case, _ = started()
    school = signed_in(case.submission.submitted_by)
    post(school, of_school(case, "recommend-end/"), {"why": "She is back since Monday"})
    task = case.tasks.get(move="council")
    assert (task.due_on, "back since Monday" in task.what) == (DAY, True)
    case.refresh_from_db()
    assert case.status == CaseStatus.PROVIDED


@pytest.mark.requirement("N140", "N159", "E79", "S27", "S28", "W6", "W28", "L26", "E86", "E92")
def test_the_way_back_has_a_named_adult_steps_and_the_headteachers_agreement() -> None:
    case, _ = started()
    school = signed_in(case.submission.submitted_by)
    here = of_school(case, "return/")
    said = {"adult": "Mx Tutor", "ready": "A quiet room", **day("look_again_on", date(2027, 2, 1))}
    post(school, f"{here}plan/", said)
    assert "Write down at least one step" in html.unescape(
        school.post(f"{here}agreed/", {"by": "The head", **day("on", DAY)}).content.decode()
    )
    post(school, f"{here}step/", {"kind": "visit", **day("begins", date(2027, 1, 5))})
    post(school, f"{here}step/", {"kind": "lessons", "what": "Art", "hours": "2", **day("begins", date(2027, 1, 11))})
    post(school, f"{here}agreed/", {"by": "The head", **day("on", DAY)})
    page = text_of(school, here)
    for words in ("Mx Tutor", "From Tuesday 5 January 2027", "Art", "2 hours a week", "Agreed", "The head"):
        assert words in page
    # The school day before Tuesday 5 January 2027 is Monday the 4th, the first of term.
    assert case.tasks.get(what="A quiet room").due_on == date(2027, 1, 4)
    post(school, here, {"step": str(case.return_plan.steps.first().pk)})
    case.return_plan.refresh_from_db()
    assert case.return_plan.agreed_on is None


@pytest.mark.requirement("N135", "N137")
def test_a_waiting_list_has_its_page_and_a_senior_coordinator_says_how_many_there_are() -> None:
    case, officer = agreed()
    client, senior = signed_in(officer), make_member(Role.SENIOR_COORDINATOR, authority=case.authority)
    boss = signed_in(senior)
    assert client.get("/cases/pools/norfolk/robots/").status_code == 404
    post(boss, "/cases/pools/norfolk/robots/", {"places": "0"})
    said = {"line": "av1", "amount": "1", "why": "To see her class"}
    post(client, of_council(case, "package/line/"), said)
    assert "1 waiting" in text_of(client, "/cases/pools/")
    assert "Waiting for a place" in text_of(client, of_council(case, "package/"))
    post(boss, "/cases/pools/norfolk/robots/", {"places": "1"})
    assert PoolClaim.objects.get().placed_on == DAY


def test_a_meeting_that_does_not_take_place_says_why() -> None:
    case, officer = agreed()
    client = signed_in(officer)
    meeting = post(client, of_council(case, "meeting/"), meeting_said())
    post(client, f"{meeting}off/", {"why": "The family is ill"})
    assert "The family is ill" in text_of(client, meeting)
    assert client.get(f"{meeting}held/").status_code == 404
    assert "Arrange the meeting" in text_of(client, of_council(case))


@pytest.mark.requirement("N174")
def test_the_end_is_told_by_letter_with_reason_what_follows_and_how_to_challenge_it() -> None:
    case, client = started()
    said = {
        "reason": "well", "views": "All agree", "evidence": "Letter of 2 November", "onward": "Back to class",
        **day("ended_on", DAY),
    }  # fmt: skip
    post(client, of_council(case, "end/"), said)
    letters = f"/cases/{case.submission.reference}/letters/"
    assert "Write the end letter" in text_of(client, letters)
    form = text_of(client, f"{letters}write/0/school/")
    for words in ("Tuesday 3 November 2026", "Well enough for school, or back", "Back to class", "Ombudsman"):
        assert words in form
    sent = {"to_name": case.school.name, "way": "post", "subject": "The end", "body": "It ends. Ombudsman."}
    post(client, f"{letters}write/0/school/", sent)
    assert case.letters.get().template == "ended"
    assert client.get(f"{letters}write/0/school/").status_code == 404


@pytest.mark.requirement("W6", "W7", "W9", "W20", "W28", "S27", "S28")
@pytest.mark.parametrize(("slug", "papers"), [("wmat", ("contract", "return_timetable")),
                                              ("stonehenge-school", ("return_plan",))])  # fmt: skip
def test_where_nobody_else_works_the_case_the_school_plans_signs_and_brings_back(
    slug: str, papers: tuple[str, ...]
) -> None:
    case = a_case(slug)
    school = signed_in(case.submission.submitted_by)
    page = text_of(school, of_school(case))
    for paper in papers:
        here = of_school(case, f"agreement/{paper}/")
        assert here in page
        post(school, f"{here}words/", {"body": "Who does what, and when."})
        for party in case.agreements.get(requirement=paper).signers:
            post(school, f"{here}{party}/signed/", {"name": "Mx", "how": "paper", **day("signed_on", DAY)})
        assert "Not signed yet" not in text_of(school, here)
    post(school, of_school(case, "return/plan/"), {"adult": "Mx Tutor", **day("look_again_on", date(2027, 2, 1))})
    assert "Mx Tutor" in text_of(school, of_school(case))


@pytest.mark.requirement("E64", "E65", "E66")
def test_the_policys_services_are_offered_by_area_and_another_one_needs_a_reason() -> None:
    case, officer = agreed("essex")
    client = signed_in(officer)
    form = text_of(client, of_council(case, "package/line/"))
    for words in ("Reintegration Service South", "North East Essex", "Only where none of the others", "AV1 robot"):
        assert words in form
    said = {"line": "teaching", "amount": "5", "why": "She tires in company", "service": "4"}
    refused = html.unescape(client.post(of_council(case, "package/line/"), said).content.decode())
    assert "Enter why none of the policy’s services can teach this pupil" in refused
    post(client, of_council(case, "package/line/"), said | {"exception": "She needs a signing teacher", "who": "Mx B"})
    page = text_of(client, of_council(case, "package/"))
    assert "Another service from the framework, as an exception, Mx B" in page
    assert "She needs a signing teacher" in page
    post(client, of_council(case, "package/line/"), {"line": "av1", "amount": "1", "why": "To see the class"})
    post(client, of_council(case, "package/line/"), {"line": "online", "amount": "2", "why": "Quiet", "service": "0"})
    assert list(case.packages.get().lines.values_list("line", flat=True)) == ["teaching", "av1", "online"]
    assert case.packages.get().lines.first().exception == "She needs a signing teacher"
    # The service of the south was chosen: for this pupil, and for the next of the school, it is the likely one.
    case.pupil.refresh_from_db()
    assert case.pupil.area == "south"
    assert re.search(
        r'name="service"[^>]*value="0"[^>]*checked', client.get(of_council(case, "package/line/")).content.decode()
    )


@pytest.mark.requirement("W20", "W27")
def test_where_the_school_plans_alone_it_says_since_when_and_reviews_are_due_each_half_term_and_term() -> None:
    publish_terms("wmat")
    case = a_case("wmat")
    school = signed_in(case.submission.submitted_by)
    assert "Not signed by everybody yet: Contract for coming back" in text_of(school, of_school(case, "begun/"))
    post(school, of_school(case, "begun/"), day("starts_on", DAY))
    post(school, of_school(case, "begun/"), day("starts_on", date(2026, 11, 2)))
    assert [one.on for one in case.moments.filter(event="provision_started")] == [DAY]
    # The half term that runs on Tuesday 3 November, and the term with it, end on Friday 18 December.
    page = text_of(school, of_school(case))
    for words in ("Taught out of school since Tuesday 3 November 2026", "Look at teaching out of school",
                  "Review the contract", "Friday 18 December"):  # fmt: skip
        assert words in page
    with time_machine.travel("2026-12-17 10:00Z", tick=False):
        deal_with_clock(case.submission.submitted_by, case.clocks.get(key="tuition_review"))
    # The next half term ends on Friday 12 February 2027.
    assert case.clocks.get(key="tuition_review").due_on == date(2027, 2, 12)


def test_the_school_records_no_first_day_where_the_council_plans() -> None:
    case, _ = agreed()
    assert signed_in(case.submission.submitted_by).get(of_school(case, "begun/")).status_code == 404
