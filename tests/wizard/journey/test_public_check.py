"""What should happen, asked by anybody: nothing kept, nothing in addresses, Back and Change, papers told beforehand."""

import json
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from people.models import Authority
from record.models import Event
from tests.referral_walk import ESSEX, NORFOLK, ROUTES
from tests.wizard.journey.checking_in_public import go_to, hidden_in, make_check, walk_through
from wizard.attendance.service import store_terms
from wizard.journey.public_check.dates import WITHOUT_TERM_DATES

pytestmark = pytest.mark.django_db
FILES = {"norfolk": "norfolk-medical-needs.json", "essex": "essex-medical.json"}


@pytest.fixture
def norfolk() -> str:
    return make_check("norfolk", (ROUTES / FILES["norfolk"]).read_text())


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize(
    ("changes", "circumstance"),
    [
        ({}, "refer"),
        ({"lives_here": "no"}, "other_council"),
        ({"roll": "home_educated"}, "home_educated"),
        ({"hospital": "staying"}, "in_hospital"),
        ({"main_reason": "pregnancy", "too_unwell": "no"}, "pregnant_well"),
        ({"days_missed": "3"}, "too_soon"),
        ({"main_reason": "attendance"}, "attendance_only"),
    ],
)
def test_norfolk_says_what_should_happen(norfolk: str, changes: dict[str, str], circumstance: str) -> None:
    response = walk_through(Client(), norfolk, {**NORFOLK, "serious": ["none_of_these"], **changes})
    said = response.context["route"].circumstances[circumstance].say
    assert response.context["taken"]["say"] == said
    assert response.context["contact"]


@pytest.mark.parametrize(
    ("changes", "circumstance"),
    [
        ({}, "refer"),
        ({"starter": "parent"}, "parent"),
        ({"ehcp": "yes"}, "ehcp"),
        ({"reason": "pregnancy"}, "pregnancy"),
        ({"days": "3"}, "early"),
    ],
)
def test_essex_says_what_should_happen(changes: dict[str, str], circumstance: str) -> None:
    address = make_check("essex", (ROUTES / FILES["essex"]).read_text())
    response = walk_through(Client(), address, {**ESSEX, **changes})
    assert response.context["taken"]["say"] == response.context["route"].circumstances[circumstance].say


@pytest.mark.requirement("N96")
def test_papers_that_would_be_refused_are_told_before_an_appointment(norfolk: str) -> None:
    response = walk_through(Client(), norfolk, NORFOLK)
    page = text_of(response)
    assert "An appointment card or letter shows that a time was booked" in page
    assert "A fit note says that somebody is not fit for work" in page
    assert "more than 12 weeks before" in page
    assert "a paediatrician" in page
    assert "fresh_evidence" not in [one["title"] for one in response.context["papers"]]


def test_nothing_is_kept_and_nothing_stands_in_an_address(norfolk: str, caplog: pytest.LogCaptureFixture) -> None:
    client, events = Client(), Event.objects.count()
    response = walk_through(client, norfolk, {**NORFOLK, "main_reason": "mental_health"})
    assert (Session.objects.count(), Event.objects.count()) == (0, events)
    assert dict(client.cookies) == {}
    assert "no-store" in response["Cache-Control"]
    assert "mental_health" not in caplog.text
    assert f'action="{norfolk}"' in text_of(response)
    asked = client.get(f"{norfolk}?main_reason=pregnancy&check-seen=main_reason")
    assert asked.context["number"] == 1
    assert hidden_in(asked) == {"check-seen": ["lives_here", "placed"]}


def test_change_shows_the_answer_given_and_then_leads_back_to_the_result(norfolk: str) -> None:
    client = Client()
    result = walk_through(client, norfolk, NORFOLK)
    page = go_to(client, norfolk, result, "hospital")
    assert page.context["form"].initial["hospital"] == "no"
    again = client.post(norfolk, {**hidden_in(page), "hospital": "staying"})
    assert again.context["taken"]["say"].heading == "The hospital's school teaches the pupil for now"
    assert next(one["lines"] for one in again.context["answers"] if one["page"] == "dob") == ["3 March 2013"]


def test_an_answer_that_is_wrong_is_said_on_its_own_page_whatever_came_later(norfolk: str) -> None:
    client = Client()
    result = walk_through(client, norfolk, NORFOLK)
    page = client.post(norfolk, {**hidden_in(result), "hospital": "on the moon"})
    assert page.context["page"].address == "hospital"
    assert "Error:" in text_of(page)


def test_a_question_left_open_says_what_the_answer_depends_on(norfolk: str) -> None:
    known = {key: value for key, value in NORFOLK.items() if key != "dob"}
    response = walk_through(Client(), norfolk, known)
    assert response.context["taken"] is None
    assert response.context["waiting"] == ["What is the pupil's date of birth?"]


def test_a_route_without_public_questions_has_no_check() -> None:
    address = make_check("leicestershire", closed())
    assert Client().get(address).status_code == 404
    assert Client().get("/leicestershire/check/nothing/").status_code == 404


def closed() -> str:
    text = (ROUTES / FILES["norfolk"]).read_text()
    return text.replace('"public": true', '"public": false')


def test_odd_posts_get_a_question_or_a_result(norfolk: str) -> None:
    client = Client()
    for data in (
        {"check-seen": ["nothing", "dob", "dob"], "dob_day": "x"},
        {"check-go": ["nothing"], "check-skip": ["nothing"]},
        {"check-seen": ["serious"], "serious": ["a", "b"], "unknown": "field"},
        {"check-unsure": ["lives_here"], "check-seen": ["lives_here"]},
    ):
        response = client.post(norfolk, data)
        assert response.status_code == 200
        assert "unknown" not in hidden_in(response)


def dated(address: str) -> dict[str, str]:
    """What the check says of dates: the clock's first words -> when."""
    response = walk_through(Client(), address, {**NORFOLK, "serious": ["none_of_these"]})
    return {step["text"].partition(".")[0]: step["when"] for step in response.context["dates"]}


@time_machine.travel("2026-11-02T09:00:00+00:00")
def test_dates_in_school_days_follow_the_councils_term_dates_and_without_them_are_not_said() -> None:
    document = json.loads((ROUTES / FILES["norfolk"]).read_text())
    planning = next(clock for clock in document["clocks"] if clock["key"] == "planning")
    planning["due"]["after"] = "received"
    address = make_check("norfolk", json.dumps(document))
    assert dated(address)[planning["title"]] == WITHOUT_TERM_DATES
    halves = [["2026-09-03", "2026-10-23", False], ["2026-11-02", "2026-12-18", True]]
    store_terms(Authority.objects.get(slug="norfolk"), 2026, halves, ["2026-11-09"], "The council", None)
    assert dated(address)[planning["title"]] == "By Tuesday\N{NO-BREAK SPACE}17\N{NO-BREAK SPACE}November"
