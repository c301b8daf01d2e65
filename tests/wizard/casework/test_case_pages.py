"""A case is worked on its own pages: asked, weighed, decided after a look, and every row stays in its own case."""

import html
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from people.enums import Role
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of
from wizard.casework.actions.add_task import add_task
from wizard.casework.actions.ask_information import ask_information
from wizard.casework.actions.decide import criteria_now
from wizard.casework.models import Case, Decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = "Amara has been too unwell for school for twenty days, and her doctor says so."


@pytest.fixture
def on_the_day() -> Any:
    with time_machine.travel(SENT, tick=False):
        yield


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def place(case: Case, part: str = "") -> str:
    return f"/cases/{case.submission.reference}/{part}"


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return html.unescape(page.content.decode())


def decision(outcome: str, **said: Any) -> dict[str, Any]:
    criteria = {f"criterion-{n}": "yes" for n in range(2)} | {f"criterion-{n}-reason": "Seen" for n in range(2)}
    return {"outcome": outcome, "because": WHY, **criteria, **day("decided_on", date(2026, 11, 3)), **said}


def test_where_it_is_shows_clocks_tasks_and_requests_and_a_button_settles_each() -> None:
    case = a_case()
    officer = officer_of(case)
    task = add_task(officer, case, "Ring the hospital", move="council", due_on=date(2026, 11, 2))
    ask_information(officer, case, "The GP’s letter", due_on=date(2026, 11, 10))
    client = signed_in(officer)
    page = text_of(client, place(case))
    for words in ("Ring the hospital", "1 day late", "The GP’s letter", "By Tuesday 10 November", "Waiting for"):
        assert words in page
    client.post(place(case), {"done": "task", "number": str(task.pk)})
    task.refresh_from_db()
    assert task.done_at


def test_a_row_of_another_case_is_not_settled_from_here() -> None:
    case, other = a_case(), a_case("essex")
    officer, theirs = officer_of(case), officer_of(other)
    task = add_task(theirs, other, "Ring the hospital", move="council")
    asked = ask_information(theirs, other, "A letter")
    client = signed_in(officer)
    for done, number in (("task", task.pk), ("request", asked.pk), ("clock", 999), ("task", "x" * 30)):
        assert client.post(place(case), {"done": done, "number": str(number)}).status_code == 404
    assert client.post(place(case, f"ask/{asked.pk}/answer/"), {"answer": "Here"}).status_code == 404
    task.refresh_from_db()
    asked.refresh_from_db()
    assert (task.done_at, asked.answered_at) == (None, None)


def test_one_missing_thing_is_asked_for_and_answered() -> None:
    case = a_case()
    client = signed_in(officer_of(case))
    empty = client.post(place(case, "ask/"), {})
    for words in ("Select what is missing", "Enter what you ask for", "Enter the date by which you need it"):
        assert words in html.unescape(empty.content.decode())
    said = {"about": "other", "of": "school", "what": "The GP’s letter", **day("due_on", date(2026, 11, 10))}
    assert client.post(place(case, "ask/"), said)["Location"] == place(case)
    asked = case.info_requests.get()
    client.post(place(case, f"ask/{asked.pk}/answer/"), {"answer": "It came by post"})
    asked.refresh_from_db()
    assert asked.answer == "It came by post"


@pytest.mark.requirement("N101", "N109", "N110")
def test_what_was_heard_is_written_down_and_ruled_on() -> None:
    case = a_case()
    client = signed_in(officer_of(case))
    said = {
        "said_by": "Dr Madeup, GP",
        "how": "meeting",
        "meeting": "Planning meeting of 3 November",
        "requirement": "medical",
        "author": "none",
        "what": "Too unwell for school until January.",
        **day("heard_on", date(2026, 11, 3)),
    }
    assert client.post(place(case, "heard/"), said).status_code == 302
    heard = case.heard.get()
    assert "Too unwell for school until January." in text_of(client, place(case, "decision/"))
    ruling = {"verdict": "accepted", "challenged": "yes", "reason": "The mother doubts it"}
    assert client.post(place(case, f"papers/heard-{heard.pk}/"), ruling).status_code == 302
    assert "Challenged" in text_of(client, place(case, "decision/"))
    assert client.post(place(case, "papers/heard-9999/"), ruling).status_code == 404
    assert client.post(place(case, "papers/nothing/"), ruling).status_code == 404


@pytest.mark.requirement("E28")
def test_an_officer_s_judgement_is_asked_with_its_reason() -> None:
    case = a_case("essex")
    client = signed_in(officer_of(case))
    assert client.get(place(case, "judge/no_such_thing/")).status_code == 404
    key = next(one.judgement for one in criteria_now(case) if one.judgement)
    assert "Enter your reason" in client.post(place(case, f"judge/{key}/"), {"holds": "yes"}).content.decode()
    client.post(place(case, f"judge/{key}/"), {"holds": "yes", "reason": "The doctor says so"})
    assert case.judgements.get().holds
    assert "The doctor says so" in text_of(client, place(case, "decision/"))


def test_a_decision_is_read_before_it_is_made_and_stays_as_it_was() -> None:
    case = a_case()
    client = signed_in(officer_of(case))
    before = html.unescape(client.post(place(case, "decide/"), decision("accepted")).content.decode())
    assert "Is this the council’s decision?" in before
    assert WHY in before
    assert not Decision.objects.exists()
    change = client.post(place(case, "decide/"), {**decision("accepted"), "step": "change"}).content.decode()
    assert "What does the council decide?" in change
    assert client.post(place(case, "decide/"), {**decision("accepted"), "step": "make"}).status_code == 302
    page = text_of(client, place(case, "decision/"))
    assert WHY in page
    assert "Decided on Tuesday 3 November 2026" in page
    assert "Decide again" in page
    assert WHY in text_of(client, place(case, "decision/1/"))
    assert client.get(place(case, "decision/2/")).status_code == 404


def test_a_colleague_s_decision_in_between_is_read_first() -> None:
    case = a_case()
    first, second = signed_in(officer_of(case)), signed_in(officer_of(case))
    assert 'name="seen" value="0"' in text_of(second, place(case, "decide/"))
    first.post(place(case, "decide/"), decision("accepted", step="make", seen="0"))
    page = html.unescape(second.post(place(case, "decide/"), decision("more", step="make", seen="0")).content.decode())
    assert "has decided meanwhile" in page
    assert 'name="seen" value="1"' in page
    assert case.decisions.count() == 1


def test_what_lacks_in_a_decision_is_said_at_its_field() -> None:
    case = a_case()
    client = signed_in(officer_of(case))
    page = html.unescape(client.post(place(case, "decide/"), {"step": "make"}).content.decode())
    assert "Choose what you decide" in page
    page = html.unescape(client.post(place(case, "decide/"), decision("declined", step="make")).content.decode())
    assert 'href="#id_reasons_0">Choose at least one of the policy’s reasons' in page
    assert not Decision.objects.exists()


def test_not_now_looks_again_after_the_route_s_own_time() -> None:
    case = a_case("essex")
    client = signed_in(officer_of(case))
    client.post(place(case, "decide/"), {**decision("not_yet"), "step": "make"})
    assert case.decisions.get().look_again_on == date(2026, 12, 15)


PAGES = (
    *("", "what-was-sent/", "ask/", "decision/", "decide/", "heard/", "chronology/"),
    *("papers/heard-1/", "judge/fifteen/", "decision/1/", "ask/1/answer/"),
)


def test_everybody_else_finds_none_of_it() -> None:
    case = a_case()
    other = make_authority("elsewhere")
    outsiders = [
        make_member(Role.COORDINATOR, authority=other),
        make_member(Role.SENIOR_COORDINATOR, authority=other),
        make_member(Role.REFERRER, school=case.school),
        make_member(Role.VIEWER, school=case.school),
        make_member(Role.PANEL_MEMBER, authority=case.authority),
        make_member(Role.FINANCE, authority=case.authority),
        make_member(Role.EDITOR, authority=case.authority),
    ]
    for person in outsiders:
        client = signed_in(person)
        for page in PAGES:
            assert client.get(place(case, page)).status_code == 404, page
            assert client.post(place(case, page), decision("accepted", step="make")).status_code in (404, 405), page
    for page in PAGES:
        assert Client().get(place(case, page)).status_code == 302
    assert not Decision.objects.exists()
