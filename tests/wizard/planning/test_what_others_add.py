"""Health's part of a plan, the council's look at the lessons, what a record asks of both, and drafts of a record."""

import html
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from people.enums import Role
from tests.building import make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, weigh_all
from tests.wizard.planning.test_plan_pages import (
    DAY,
    WHY,
    agreed,
    day,
    meeting_said,
    met,
    of_council,
    of_school,
    post,
    started,
    text_of,
    written,
)
from tests.wizard.support.helping import ARRANGED, make_pupil, wrote
from wizard.casework.actions.decide import decide
from wizard.planning.chronology import entries
from wizard.planning.models import RecordDraft
from wizard.planning.sections import PART_A, PART_B

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
NURSE = "Sam Madeup, school nurse"


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


@pytest.mark.requirement("E94", "E96")
@pytest.mark.parametrize("kind", ["health_plan", "advice", "report"])
def test_what_is_asked_of_health_is_followed_up_until_it_came(kind: str) -> None:
    case, officer = agreed()
    school, client = signed_in(case.submission.submitted_by), signed_in(officer)
    empty = html.unescape(school.post(of_school(case, "health/ask/"), {}).content.decode())
    for words in ("Select what it is", "Enter who you ask", "Enter what you asked for"):
        assert words in empty
    said = {"kind": kind, "who": NURSE, "asked": "How long she can work at once", **day("due_on", date(2026, 11, 20))}
    post(school, of_school(case, "health/ask/"), said)
    task = case.tasks.get()
    assert (task.move, task.owner_name, task.due_on) == ("health", NURSE, date(2026, 11, 20))
    assert "How long she can work at once" in text_of(client, of_council(case))
    came = of_council(case, f"health/{case.added.get().pk}/came/")
    post(client, came, {"what": "Twenty minutes, then a break", **day("came_on", DAY)})
    assert client.get(came).status_code == 404
    task.refresh_from_db()
    assert task.done_at
    assert "Twenty minutes, then a break" in text_of(school, of_school(case, "health/"))
    assert any(one.who == NURSE for one in entries(case))


@pytest.mark.requirement("E95")
def test_training_by_health_is_written_down_and_both_sides_read_it() -> None:
    case, officer = agreed()
    school = signed_in(case.submission.submitted_by)
    said = {"kind": "training", "who": NURSE, "what": "Twelve staff learned what to do in a seizure"}
    late = html.unescape(
        school.post(of_school(case, "health/add/"), said | day("came_on", date(2026, 11, 4))).content.decode()
    )
    assert "must be today or in the past" in late
    post(school, of_school(case, "health/add/"), said | day("came_on", DAY))
    page = text_of(signed_in(officer), of_council(case, "health/"))
    assert "Training and advice for the school’s staff, 3 November 2026" in page
    assert "seizure" in page


@pytest.mark.requirement("E84")
def test_the_council_looks_whether_the_lessons_suit_and_what_changes_has_a_day() -> None:
    case, client = started()
    school = signed_in(case.submission.submitted_by)
    assert "Nobody at the council has checked since 3 November 2026" in text_of(client, of_council(case))
    assert school.get(of_school(case, "lessons/")).status_code == 404
    said = {"who": "An officer", "what": "Worksheets below her level", "suits": "no", **day("on", DAY)}
    refused = html.unescape(client.post(of_council(case, "lessons/"), said).content.decode())
    for words in ("Enter what changes", "Enter by when it changes"):
        assert words in refused
    post(client, of_council(case, "lessons/"),
         said | {"then": "The school sends the class’s units", **day("by", date(2026, 11, 13))})  # fmt: skip
    task = case.tasks.get(what="The school sends the class’s units")
    assert (task.move, task.due_on) == ("council", date(2026, 11, 13))
    assert "Worksheets below her level" in text_of(school, of_school(case, "health/"))
    assert "Nobody of the council has looked" not in text_of(client, of_council(case))


@pytest.mark.requirement("E78", "S40")
def test_the_plan_asks_for_a_place_to_work_and_for_the_same_lessons_and_the_review_looks_again() -> None:
    case, client = started()
    plan = text_of(client, of_council(case, "record/"))
    for words in ("A place to work in school", "What is taught, and with what"):
        assert words in plan
    with time_machine.travel("2027-02-02 10:00Z", tick=False):
        school = signed_in(case.submission.submitted_by)
        meeting = met(school, of_school(case), "review", date(2027, 2, 2))
        form = text_of(school, f"{meeting}record/")
    assert "The same lessons and materials as the class?" in form


@pytest.mark.requirement("S39")
def test_a_school_that_plans_alone_says_at_each_review_what_it_did_and_who_does_what_next() -> None:
    case = a_case("stonehenge-school")
    school = signed_in(case.submission.submitted_by)
    meeting = met(school, of_school(case), "review")
    written(school, meeting, PART_B)
    assert "What the school did to make it work" in text_of(school, of_school(case, "record/"))
    said = {"what": "Ring the tutor", "move": "school", "owner_name": "Mx B", **day("due_on", date(2026, 11, 6))}
    post(school, f"{meeting}action/", said)
    assert "Ring the tutor" in text_of(school, of_school(case))


def test_part_a_is_begun_while_people_talk_and_kept_when_the_meeting_is_written_down() -> None:
    case, officer = agreed()
    client, school = signed_in(officer), signed_in(case.submission.submitted_by)
    meeting = post(client, of_council(case, "meeting/"), meeting_said())
    assert "Begin part A while you talk" in text_of(client, meeting)
    assert post(client, f"{meeting}record/", {"needs": "Maths, gently", "nothing_such": "x"}) == meeting
    assert not case.records.exists()
    assert RecordDraft.objects.get().content == {"needs": "Maths, gently"}
    number = meeting.rstrip("/").rpartition("/")[2]
    assert "Maths, gently" in text_of(school, of_school(case, f"meeting/{number}/record/"))
    post(client, f"{meeting}held/", {"minutes": "Five hours.", **day("held_on", DAY)})
    assert "Part A was begun by" in text_of(client, meeting)
    post(client, f"{meeting}record/", {"needs": "Maths, and art", "later": "yes"})
    assert not case.records.exists()
    written(client, meeting, PART_A)
    assert not RecordDraft.objects.exists()
    assert case.records.get().content["needs"].startswith("Words:")


def test_what_health_adds_to_another_case_is_not_found_and_a_viewer_adds_nothing() -> None:
    case, officer = agreed()
    other, _ = agreed()
    client = signed_in(officer)
    said = {"kind": "report", "who": NURSE, "asked": "A report", **day("due_on", date(2026, 11, 20))}
    post(client, of_council(case, "health/ask/"), said)
    number = case.added.get().pk
    assert client.get(of_council(other, f"health/{number}/came/")).status_code == 404
    viewer = signed_in(make_member(Role.VIEWER, school=case.school))
    for part in ("health/ask/", "health/add/", f"health/{number}/came/"):
        assert viewer.get(of_school(case, part)).status_code == 404


@pytest.mark.requirement("E75", "N26")
def test_the_named_person_and_the_log_of_work_and_exams_are_the_councils_to_read_once_the_school_shares_them() -> None:
    case, officer = agreed()
    client, school = signed_in(officer), signed_in(case.submission.submitted_by)
    assert "or you may not read it" in text_of(school, of_school(case, "log/"))
    pupil = make_pupil(case.school, referral=case.submission.referral)
    wrote(pupil, "arrangement", "2026-11-02", ARRANGED)
    work = {"subjects": "English, unit 4", "how": "online", "came_back": "some", "note": "Our own first note"}
    wrote(pupil, "work", "2026-11-02", work)
    wrote(pupil, "exam_plan", "2026-11-02", {"exams": "Mocks in January", "agreed_by": ["parents"]}, until="2027-05-03")
    healthcare = {"condition": "Tires soon", "level": "An adult near", "agreed_by": ["parents"]}
    wrote(pupil, "healthcare_plan", "2026-11-02", healthcare, until="2027-05-03")
    wrote(pupil, "sen_plan", "2026-11-02", {"needs": "Short lessons", "agreed_by": ["parents"]}, until="2027-05-03")
    wrote(pupil, "contact", "2026-11-02", {"who": ["pupil"], "what": ["invited"], "note": "Our own second note"})
    wrote(pupil, "welfare", "2026-11-02", {"how": "seen_home", "by": "Head of year", "concern": "no"})
    mine = text_of(school, of_school(case, "log/"))
    for words in ("Ruth Calder, SENCO", "English, unit 4", "Mocks in January", "Only your school reads this page"):
        assert words in mine
    theirs = text_of(client, of_council(case, "log/"))
    assert "has not shared this log" in theirs
    assert "English" not in theirs
    client.post(of_council(case, "log/"), {"share": "yes"})
    assert "English" not in text_of(client, of_council(case, "log/"))
    post(school, of_school(case, "log/"), {"share": "yes"})
    theirs = text_of(client, of_council(case, "log/"))
    for words in ("Ruth Calder, SENCO", "English, unit 4", "Mocks in January", "An adult near", "Short lessons"):
        assert words in theirs
    for words in ("Head of year", "Our own first note", "Our own second note"):
        assert words not in theirs
    post(school, of_school(case, "log/"), {"share": "no"})
    assert "English" not in text_of(client, of_council(case, "log/"))


def test_part_a_begins_with_what_the_referral_says_already() -> None:
    lead = {"key": "safeguarding_lead", "ask": "Who is it?", "shown": ["Femi Ashdown", "01632 960 111"], "value": {}}
    case = a_case(steps=[{"title": "The school", "questions": [lead]}])
    decide(officer_of(case), case, "accepted", decided_on=DAY, because=WHY, weighed=weigh_all(case))
    school = signed_in(case.submission.submitted_by)
    meeting = post(school, of_school(case, "meeting/"), meeting_said())
    assert "Femi Ashdown, 01632 960 111" in text_of(school, f"{meeting}record/")
