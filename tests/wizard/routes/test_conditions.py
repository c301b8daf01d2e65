"""Conditions over answered, not answered and hidden questions; comparisons at their exact limits."""

from typing import Any

import pytest

from tests.wizard.routes.small_routes import document, options, question, result, step

JSON = dict[str, Any]
ASKED = (
    question("ill"),
    question("reason", "one", options=options("body", "mind", "other")),
    question("signs", "many", options=options("pain", "fear", "sleep")),
    question("days", "number"),
    question("cost", "money"),
    question("born", "date", feeds="pupil.dob"),
    question("hidden", when={"fact": "reason", "is": "other"}),
    question("visits", "rows", columns=[{"key": "who", "kind": "text", "label": "Who"}]),
    question(
        "tried",
        "checklist",
        items=[*options("room", "card"), {"key": "exams", "label": "Exams", "when": {"fact": "ill", "is": "yes"}}],
    ),
)
ANSWERS = {
    "ill": "yes",
    "reason": "mind",
    "signs": ["pain", "fear"],
    "days": 15,
    "cost": "6000.00",
    "born": "2012-05-10",
    "visits": [{"who": "nurse"}, {"who": "gp"}, {"who": "nurse"}],
    "tried": {"room": {"tried": "yes"}, "card": {"tried": "not_suitable"}},
}


def value_of(condition: JSON, answers: JSON, **given: Any) -> bool | None:
    test = {"key": "asked", "kind": "rule", "title": "Asked", "when": condition}
    return result(document(step(*ASKED), tests=[test]), answers, **given).tests["asked"].value


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"fact": "ill", "is": "yes"}, True),
        ({"fact": "ill", "is": True}, True),
        ({"fact": "ill", "is": False}, False),
        ({"fact": "reason", "in": ["body", "other"]}, False),
        ({"fact": "signs", "includes": ["pain", "fear"]}, True),
        ({"fact": "signs", "includes": ["pain", "sleep"]}, False),
        ({"fact": "signs", "in": ["sleep", "fear"]}, True),
        ({"fact": "days", "at_least": 15}, True),
        ({"fact": "days", "more_than": 15}, False),
        ({"fact": "days", "less_than": 15}, False),
        ({"fact": "days", "is": 15.0}, True),
        ({"fact": "cost", "at_least": 6000}, True),
        ({"fact": "cost", "more_than": 6000}, False),
        ({"fact": "born", "before": {"at": "submitted"}}, True),
        ({"fact": "born", "on_or_after": {"before": "submitted", "n": 24, "unit": "months"}}, False),
        ({"fact": "pupil.age", "is": 14}, True),
        ({"fact": "pupil.year_group", "is": 10}, True),
        ({"fact": "pupil.phase", "is": "secondary"}, True),
        ({"fact": "pupil.compulsory_age", "is": True}, True),
        ({"fact": "tried.room", "is": "yes"}, True),
        ({"fact": "tried.card", "in": ["yes", "no"]}, False),
        ({"count": "visits", "at_least": 3}, True),
        ({"count": "visits", "where": [{"column": "who", "is": "nurse"}], "more_than": 2}, False),
        ({"count": "tried", "where": [{"column": "tried", "in": ["yes", "not_suitable"]}], "at_least": 2}, True),
        ({"at_least_of": 2, "of": [{"fact": "ill", "is": "yes"}, {"fact": "days", "at_least": 1}]}, True),
        ({"none": [{"fact": "ill", "is": "no"}]}, True),
    ],
)
def test_answered(condition: JSON, expected: bool) -> None:
    assert value_of(condition, ANSWERS) is expected


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "ill", "is": "yes"},
        {"fact": "days", "less_than": 5},
        {"fact": "signs", "includes": ["pain"]},
        {"fact": "born", "before": {"at": "today"}},
        {"fact": "pupil.age", "at_least": 5},
        {"fact": "tried.room", "is": "yes"},
        {"count": "visits", "less_than": 1},
        {"none": [{"fact": "ill", "is": "yes"}]},
    ],
)
def test_not_answered_is_not_known(condition: JSON) -> None:
    assert value_of(condition, {}) is None


@pytest.mark.parametrize("comparison", [{"is": "yes"}, {"is": "no"}, {"in": ["yes", "no"]}, {"known": True}])
def test_nothing_holds_of_a_hidden_question(comparison: JSON) -> None:
    assert value_of({"fact": "hidden"} | comparison, {"reason": "mind", "hidden": "yes"}) is False


def test_of_a_hidden_question_it_holds_that_it_is_not_known() -> None:
    assert value_of({"fact": "hidden", "known": False}, {"reason": "mind"}) is True


def test_known_turns_not_answered_into_yes_or_no() -> None:
    assert value_of({"fact": "ill", "known": True}, {}) is False
    assert value_of({"fact": "ill", "known": False}, {}) is True
    assert value_of({"fact": "ill", "known": True}, {"ill": "no"}) is True


def test_a_question_that_may_be_hidden_is_not_known_while_its_own_condition_is() -> None:
    assert value_of({"fact": "hidden", "is": "yes"}, {}) is None


def test_a_hidden_checklist_item_does_not_count() -> None:
    exams = {"tried": {"exams": {"tried": "yes"}}}
    condition = {"count": "tried", "where": [{"column": "item", "is": "exams"}], "at_least": 1}
    assert value_of(condition, exams | {"ill": "yes"}) is True
    assert value_of(condition, exams | {"ill": "no"}) is False


def test_we_do_not_know_yet_waits_for_an_officer_and_not_for_the_same_answer_again() -> None:
    data = document(
        step(question("days", "number", unknown=True, need="expected")),
        tests=[{"key": "long", "kind": "rule", "title": "Long", "when": {"fact": "days", "at_least": 15}}],
    )
    found = result(data, {"days": {"not_known": True}})
    assert found.tests["long"].value is None
    assert [reason.waits_for for reason in found.tests["long"].waiting] == ["officer"]
    assert found.gate_ready("submit") == []


@pytest.mark.parametrize("stored", ["", None, "   ", "2026-13-45", 7, [], {}, "31/12/2012"])
def test_a_date_that_cannot_be_read_counts_as_not_answered(stored: Any) -> None:
    assert value_of({"fact": "born", "known": True}, {"born": stored}) is False


def test_the_year_a_pupil_is_taught_in_wins_over_the_usual_one() -> None:
    data = document(
        step(question("born", "date", feeds="pupil.dob"), question("taught", "number", feeds="pupil.taught_year")),
        tests=[
            {"key": "exams", "kind": "rule", "title": "Exams", "when": {"fact": "pupil.year_group", "at_least": 10}}
        ],
    )
    assert result(data, {"born": "2011-10-01", "taught": 9}).tests["exams"].value is False
    assert result(data, {"born": "2011-10-01"}).tests["exams"].value is True


@pytest.mark.requirement("N39")
@pytest.mark.parametrize(
    ("born", "of_age"),
    [("2021-11-01", False), ("2021-12-31", False), ("2021-08-31", True), ("2010-09-01", True), ("2010-08-31", False)],
)
def test_compulsory_school_age_in_november(born: str, of_age: bool) -> None:
    assert value_of({"fact": "pupil.compulsory_age", "is": True}, {"born": born}) is of_age
