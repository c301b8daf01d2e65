"""What the routes of the demo set going at the council and at the school once a referral is there."""

import html
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

import tests.wizard.planning.test_plan_pages as plan
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms, weigh_all
from wizard.casework.actions.deal_with import deal_with_clock
from wizard.casework.actions.decide import decide
from wizard.casework.enums import CaseStatus, Move
from wizard.casework.reminding import escalate, remind
from wizard.parents.actions.fall_silent import fall_silent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DAY = date(2026, 11, 3)
WHY = "Amara has been too unwell for school for twenty days, and her doctor says so."


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def said(**answers: Any) -> dict[str, Any]:
    """A submission's document with these answers, as sending keeps them."""
    asked = [{"key": key, "kind": "many", "ask": key, "value": value, "shown": []} for key, value in answers.items()]
    return {"steps": [{"key": "situation", "title": "Situation", "questions": asked}]}


@pytest.mark.requirement("N64")
def test_of_a_child_who_needs_skilled_care_it_is_written_down_whom_the_coordinator_asked() -> None:
    publish_terms()
    assert not a_case().clocks.filter(key="clinical_officer").exists()
    case = a_case(**said(main_reason="physical", serious=["complex"]))
    clock = case.clocks.get(key="clinical_officer")
    assert (clock.due_on, clock.move) == (date(2026, 11, 10), Move.COUNCIL)
    note = "Asked the Designated Clinical Officer: a nurse trains two assistants."
    dealt = deal_with_clock(officer_of(case), clock, note)
    assert (dealt.dealt_with_note, dealt.is_dealt_with) == (note, True)


@pytest.mark.requirement("E56")
def test_after_the_decision_the_school_has_a_day_for_the_engagement_document() -> None:
    publish_terms("essex")
    case = a_case("essex")
    assert not case.clocks.filter(key="engagement_due").exists()
    decide(officer_of(case), case, "commission", decided_on=DAY, because=WHY, weighed=weigh_all(case))
    clock = case.clocks.get(key="engagement_due")
    # Ten school days after Tuesday 3 November, with no holiday between.
    assert (clock.due_on, clock.move) == (date(2026, 11, 17), Move.SCHOOL)


@pytest.mark.requirement("N52")
def test_a_family_that_stops_is_respected_with_what_health_says_and_hears_nothing_more() -> None:
    case, client = plan.started()
    fall_silent(officer_of(case), case, wished_by="Her parents", reason="Time together")
    end = {
        "reason": "family_stopped",
        "views": "They want to stop. The palliative nurse agrees.",
        "onward": "We ask no more.",
    }
    end |= plan.day("ended_on", DAY)
    refused = html.unescape(client.post(plan.of_council(case, "end/"), end).text)
    assert "Enter what it rests on" in refused  # medical advice has to support it
    plan.post(client, plan.of_council(case, "end/"), end | {"evidence": "Letter of the hospice, 1 November"})
    case.refresh_from_db()
    assert (case.status, case.end_reason) == (CaseStatus.CLOSED, "family_stopped")
    assert remind() + escalate() == 0
