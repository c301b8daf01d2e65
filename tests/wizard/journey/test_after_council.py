"""The school’s page after sending: it answers what the council asks, with a file if need be, and does its tasks."""

import html
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from people.enums import Role
from record.models import Outbox
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import a_pdf, signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms, weigh_all
from wizard.casework.actions.add_task import add_task
from wizard.casework.actions.ask_council import ask_council
from wizard.casework.actions.ask_information import answer_information, ask_information, withdraw_request
from wizard.casework.actions.decide import decide
from wizard.casework.actions.record_moment import record_moment
from wizard.casework.models import Case
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import ensure_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = "Amara has been too unwell for school for twenty days, and her doctor says so."


@pytest.fixture
def on_the_day() -> Any:
    with time_machine.travel(SENT, tick=False):
        yield


def place(case: Case, part: str = "") -> str:
    return f"/referrals/{case.submission.referral.public_id}/after/{part}"


def test_the_school_answers_what_is_asked_with_a_file_and_the_rest_stays_frozen() -> None:
    ensure_key()
    case = a_case()
    frozen = case.submission.sha256
    asked = ask_information(officer_of(case), case, "The GP’s letter", about="requirement:medical")
    school = signed_in(case.submission.submitted_by)
    assert "The GP’s letter" in html.unescape(school.get(place(case)).content.decode())
    address = place(case, f"{asked.pk}/")
    assert "Enter your answer, or choose a file" in school.post(address, {}).content.decode()
    assert school.post(address, {"answer": "Here it is", "file": a_pdf()})["Location"] == place(case)
    asked.refresh_from_db()
    assert asked.answer.startswith("Here it is")
    item = EvidenceItem.objects.get()
    assert (item.for_key, item.referral) == ("medical", case.submission.referral)
    assert school.get(address).status_code == 404
    case.submission.refresh_from_db()
    assert case.submission.sha256 == frozen
    desk = signed_in(officer_of(case))
    page = desk.get(f"/cases/{case.submission.reference}/decision/").content.decode()
    assert "letter.pdf" in page
    assert "Came after sending" in page


def test_a_file_that_is_none_is_refused_and_nothing_is_answered() -> None:
    case = a_case()
    asked = ask_information(officer_of(case), case, "The GP’s letter")
    school = signed_in(case.submission.submitted_by)
    file = SimpleUploadedFile("letter.pdf", b"MZ no paper at all", "application/pdf")
    assert school.post(place(case, f"{asked.pk}/"), {"answer": "Here", "file": file}).status_code == 200
    asked.refresh_from_db()
    assert asked.answered_at is None
    assert not EvidenceItem.objects.exists()


def test_what_the_council_decided_and_what_is_the_school_s_to_do_stand_there() -> None:
    case = a_case()
    officer = officer_of(case)
    decide(officer, case, "accepted", decided_on=date(2026, 11, 3), because=WHY, weighed=weigh_all(case))
    task = add_task(officer, case, "Send work home", move="school")
    theirs = add_task(officer, case, "Ring the hospital", move="council")
    school = signed_in(case.submission.submitted_by)
    page = html.unescape(school.get(place(case)).content.decode())
    assert WHY in page
    assert "Send work home" in page
    assert "Ring the hospital" not in page
    assert school.post(place(case), {"done": "task", "number": str(theirs.pk)}).status_code == 404
    assert school.post(place(case), {"done": "task", "number": str(task.pk)}).status_code == 302
    task.refresh_from_db()
    assert task.done_by == case.submission.submitted_by


def test_a_viewer_reads_and_does_nothing_and_everybody_else_finds_nothing() -> None:
    case = a_case()
    officer = officer_of(case)
    asked = ask_information(officer, case, "The GP’s letter")
    task = add_task(officer, case, "Send work home", move="school")
    viewer = signed_in(make_member(Role.VIEWER, school=case.school))
    assert viewer.get(place(case)).status_code == 200
    assert viewer.post(place(case), {"done": "task", "number": str(task.pk)}).status_code == 403
    assert viewer.post(place(case, f"{asked.pk}/"), {"answer": "Here"}).status_code == 404
    outsiders = [
        make_member(Role.REFERRER, school=make_school(case.authority)),
        make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        make_member(Role.PANEL_MEMBER, authority=case.authority),
    ]
    for person in outsiders:
        client = signed_in(person)
        for page in (place(case), place(case, f"{asked.pk}/")):
            assert client.get(page).status_code == 404
            assert client.post(page, {"done": "task", "number": str(task.pk), "answer": "x"}).status_code == 404
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_what_was_asked_of_another_school_or_is_no_longer_asked_is_not_answered() -> None:
    case, other = a_case(), a_case("essex")
    theirs = ask_information(officer_of(other), other, "A letter")
    gone = withdraw_request(officer_of(case), ask_information(officer_of(case), case, "A letter"))
    family = ask_information(officer_of(case), case, "A letter", of="family")
    school = signed_in(case.submission.submitted_by)
    for asked in (theirs, gone, family):
        assert school.post(place(case, f"{asked.pk}/"), {"answer": "Here"}).status_code == 404


@pytest.mark.requirement("N81", "N82")
def test_work_and_welfare_are_asked_each_school_week_until_provision_starts_also_after_acceptance() -> None:
    case = a_case()
    officer, school = officer_of(case), signed_in(case.submission.submitted_by)
    said = {"done": "interim", "number": "work:2026-11-02"}
    for _ in range(2):
        assert school.post(place(case), said).status_code == 302
    assert case.tasks.get().source == "interim:work:2026-11-02"
    for number in ("work:2026-10-26", "work:2026-11-09", "rest:2026-11-02", "x"):
        assert school.post(place(case), {**said, "number": number}).status_code == 404
    decide(officer, case, "accepted", decided_on=date(2026, 11, 3), because=WHY, weighed=weigh_all(case))
    with time_machine.travel("2026-11-11 10:00Z", tick=False):
        page = html.unescape(school.get(place(case)).content.decode())
        assert page.count("Week of 9 November") == page.count("Week of 2 November") == 2
        record_moment(officer, case, "provision_started", date(2026, 11, 11))
        assert "Week of 9 November" not in school.get(place(case)).content.decode()
        assert school.post(place(case), {**said, "number": "work:2026-11-09"}).status_code == 404


@pytest.mark.requirement("N83")
def test_the_school_asks_the_council_and_reads_the_answer(mailoutbox: list[Any]) -> None:
    case = a_case()
    school, officer = signed_in(case.submission.submitted_by), officer_of(case)
    assert "Enter your question" in school.post(place(case, "ask/"), {}).content.decode()
    for _ in range(2):
        assert school.post(place(case, "ask/"), {"what": "Who comes to plan?"})["Location"] == place(case)
    asked = case.info_requests.get()
    assert (asked.of, asked.due_on) == ("council", date(2026, 11, 10))  # five working days after Tuesday 3 November
    case.refresh_from_db()
    status = case.status
    desk = signed_in(officer)
    assert "Who comes to plan?" in desk.get(f"/cases/{case.submission.reference}/").content.decode()
    with pytest.raises(PermissionDenied):
        withdraw_request(officer, asked)
    desk.post(f"/cases/{case.submission.reference}/ask/{asked.pk}/answer/", {"answer": "The tutor does"})
    assert "The tutor does" in school.get(place(case)).content.decode()
    case.refresh_from_db()
    assert case.status == status
    kinds = set(Outbox.objects.values_list("kind", flat=True))
    assert {"case_school_asked", "case_council_answered"} <= kinds


def test_a_question_of_the_school_keeps_no_case_waiting() -> None:
    case = a_case()
    ask_council(case.submission.submitted_by, case, "Who comes to plan?")
    asked = ask_information(officer_of(case), case, "The GP’s letter")
    answer_information(case.submission.submitted_by, asked, "Here")
    case.refresh_from_db()
    assert case.status == "acknowledged"


def test_nobody_asks_in_another_school_s_name() -> None:
    case = a_case()
    for other in (make_member(Role.REFERRER, school=make_school(case.authority)), officer_of(case)):
        assert signed_in(other).get(place(case, "ask/")).status_code == 404
        with pytest.raises(PermissionDenied):
            ask_council(other, case, "Who comes to plan?")


@pytest.mark.requirement("N27")
def test_the_school_shows_how_it_went_without_what_is_between_the_council_and_others() -> None:
    case = a_case()
    asked = ask_information(officer_of(case), case, "The GP’s letter")
    answer_information(case.submission.submitted_by, asked, "It comes on Monday.")
    ask_information(officer_of(case), case, "When is the next appointment?", of="family")
    add_task(officer_of(case), case, "Ring the ward", move="council")
    add_task(officer_of(case), case, "Send work home", move="school")
    school = signed_in(case.submission.submitted_by)
    page = html.unescape(school.get(place(case, "history/")).content.decode())
    said = [
        "The referral was sent.",
        "The council asked: The GP’s letter",
        "Answered: It comes on Monday.",
        "Send work home",
    ]
    assert all(one in page for one in said), page
    assert page.index("The council asked: The GP’s letter") < page.index("Answered: It comes on Monday.")
    assert "appointment" not in page
    assert "Ring the ward" not in page
    assert "/cases/" not in page
    other = make_member(Role.REFERRER, school=make_school(make_authority("elsewhere")))
    assert signed_in(other).get(place(case, "history/")).status_code == 404


def test_a_date_is_settled_for_the_day_the_page_showed_and_for_no_other() -> None:
    publish_terms("essex")
    case = a_case("essex")
    decide(officer_of(case), case, "commission", decided_on=date(2026, 11, 3), because=WHY, weighed=weigh_all(case))
    clock = case.clocks.filter(move="school").first()
    assert clock is not None, list(case.clocks.values_list("key", "move"))
    school = signed_in(case.submission.submitted_by)
    assert f'name="due" value="{clock.due_on:%Y-%m-%d}"' in school.get(place(case)).content.decode()
    for due, dealt_with in (("2026-01-05", False), (f"{clock.due_on:%Y-%m-%d}", True)):
        school.post(place(case), {"done": "clock", "number": str(clock.pk), "due": due})
        clock.refresh_from_db()
        assert (clock.dealt_with_at is not None) is dealt_with
