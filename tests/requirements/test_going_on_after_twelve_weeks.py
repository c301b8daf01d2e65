"""Norfolk's route for going on after 12 weeks, held against the policy's rules about it."""

import json
from pathlib import Path
from typing import Any

import pytest

import waymark

FILE = Path(waymark.__file__).parent / "demo" / "routes" / "norfolk-continuation.json"
ROUTE: dict[str, Any] = json.loads(FILE.read_text())
CLOCKS = {one["key"]: one for one in ROUTE["clocks"]}


@pytest.mark.requirement("N165")
def test_if_it_is_agreed_another_twelve_school_weeks_begin() -> None:
    period = CLOCKS["period_end"]
    assert {"after": "period_started", "n": 12, "unit": "school_weeks"} in period["due"]["earlier_of"]
    assert period["restarts_on"] == ["period_started"]
    assert ROUTE["casework"]["provision"]["period"] == period["due"]
    agreed = next(one for one in ROUTE["casework"]["decision"]["outcomes"] if one["kind"] == "agree")
    assert agreed["cites"] == ["c_11_i_starts_again"]


@pytest.mark.requirement("N166")
def test_nothing_ends_by_a_date_only_the_council_ends_it_and_reminders_come_before() -> None:
    assert CLOCKS["ask_again"]["remind"]
    assert {one["then"]["do"] for one in CLOCKS.values()} == {"ask_officer", "task"}
    assert "goes on until" in CLOCKS["decide"]["then"]["say"]
    assert ROUTE["casework"]["provision"]["end_by"] == ["coordinator"]
    late = next(one for one in ROUTE["casework"]["provision"]["ends"] if one["key"] == "no_request")
    assert late["look_at_duty"]


@pytest.mark.requirement("N104")
def test_other_health_services_are_asked_about_and_no_answer_bars() -> None:
    questions = {one["key"]: one for step in ROUTE["steps"] for one in step["questions"]}
    asked = questions["other_services"]
    assert asked["cites"] == ["c_11_b_ii_over_12_weeks"]
    assert questions["services_why_not"]["when"] == {"fact": "other_services", "is": "none_yet"}
    stops = [one for one in ROUTE["circumstances"] if "other_services" in json.dumps(one)]
    assert stops == []
