"""The circumstances table: stopping rows, rows collected on the way, and what the table waits for."""

from typing import Any

import pytest

from tests.wizard.routes.small_routes import document, options, question, result, row, step

JSON = dict[str, Any]
JUDGED = {"key": "significant", "kind": "judgement", "title": "Significant", "ask": "Is it?", "by": ["officer"]}


def yes(fact: str) -> JSON:
    return {"fact": fact, "is": "yes"}


PREGNANCY = document(
    step(
        question("reason", "one", options=options("illness", "pregnancy")),
        question("too_unwell", when={"fact": "reason", "is": "pregnancy"}),
        question("sibling"),
    ),
    circumstances=[
        row("sibling_moved", "linked_child", when=yes("sibling")),
        row(
            "well", "refuse", when={"all": [{"fact": "reason", "is": "pregnancy"}, {"fact": "too_unwell", "is": "no"}]}
        ),
        row("refer"),
    ],
)


@pytest.mark.requirement("N54")
@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"reason": "pregnancy", "too_unwell": "no", "sibling": "no"}, "well"),
        ({"reason": "pregnancy", "too_unwell": "yes", "sibling": "no"}, "refer"),
        ({"reason": "illness", "sibling": "no"}, "refer"),
        ({"reason": "illness", "too_unwell": "no", "sibling": "no"}, "refer"),
        ({"reason": "pregnancy", "sibling": "no"}, None),
    ],
)
def test_the_first_stopping_row_that_holds_is_taken(answers: JSON, key: str | None) -> None:
    assert result(PREGNANCY, answers).circumstance.key == key


def test_what_the_table_waits_for_is_named() -> None:
    found = result(PREGNANCY, {"reason": "pregnancy", "sibling": "no"}).circumstance
    assert [(reason.waits_for, reason.about) for reason in found.waiting] == [("answer", "too_unwell")]
    assert not found.stops


@pytest.mark.requirement("E44")
def test_a_row_that_does_not_stop_is_collected_and_reading_goes_on() -> None:
    found = result(PREGNANCY, {"reason": "pregnancy", "too_unwell": "no", "sibling": "yes"}).circumstance
    assert (found.key, found.outcome, found.also) == ("well", "refuse", ("sibling_moved",))
    assert found.stops


def test_a_stopping_row_that_waits_for_an_officer_is_passed_over() -> None:
    data = document(
        step(question("ill")),
        tests=[JUDGED],
        circumstances=[row("not_significant", "refuse", when={"none": [{"test": "significant"}]}), row("refer")],
    )
    assert result(data).circumstance.key == "refer"
    assert result(data, judgements={"significant": False}).circumstance.key == "not_significant"
    assert result(data, judgements={"significant": True}).circumstance.key == "refer"


def test_a_row_that_waits_for_an_answer_as_well_stops_the_reading() -> None:
    when = {"all": [{"none": [{"test": "significant"}]}, yes("ill")]}
    data = document(step(question("ill")), tests=[JUDGED], circumstances=[row("no", "refuse", when=when), row("refer")])
    assert result(data).circumstance.key is None
    assert result(data, {"ill": "no"}).circumstance.key == "refer"


def test_a_judgement_is_never_inferred() -> None:
    found = result(document(tests=[JUDGED]), {"ill": "yes"}, counts={"significant": 40}).tests["significant"]
    assert found.value is None
    assert [reason.waits_for for reason in found.waiting] == ["officer"]


def threshold(*rows: JSON, **more: Any) -> JSON:
    return {
        "key": "fifteen",
        "kind": "threshold",
        "title": "Fifteen days",
        "measure": "days",
        "absence": "health",
        "run": "either",
        "basis": ["actual"],
        "window": "school_year",
        "half_days": "add_up",
        "rows": [*rows, {"at_least": 15}],
        "warn_at": 8,
    } | more


@pytest.mark.requirement("N80")
@pytest.mark.parametrize(
    ("counts", "more", "value"),
    [
        ({"consecutive": 9, "cumulative": 16.5}, {}, True),
        ({"consecutive": 9, "cumulative": 14.5}, {}, False),
        ({"consecutive": 15, "cumulative": 3}, {"run": "cumulative"}, False),
        ({"consecutive": 15}, {"run": "consecutive"}, True),
        ({"cumulative": 2, "planned": 20}, {}, False),
        ({"cumulative": 2, "planned": 20}, {"basis": ["actual", "expected", "planned"]}, True),
        (15, {}, True),
        ({}, {}, None),
    ],
)
def test_a_threshold_takes_the_largest_figure_that_counts(counts: Any, more: JSON, value: bool | None) -> None:
    data = document(tests=[threshold(**more)])
    assert result(data, counts={"fifteen": counts}).tests["fifteen"].value is value


def test_exactly_at_a_limit() -> None:
    for last, value in (({"at_least": 15}, True), ({"more_than": 15}, False), ({"less_than": 15}, False)):
        data = document(tests=[threshold(rows=[last])])
        assert result(data, counts={"fifteen": 15.0}).tests["fifteen"].value is value


@pytest.mark.requirement("E45")
def test_no_threshold_where_a_row_says_none() -> None:
    data = document(step(question("unit")), tests=[threshold({"when": yes("unit"), "at_least": 0})])
    assert result(data, {"unit": "yes"}).tests["fifteen"].value is True
    assert result(data, {"unit": "no"}, counts={"fifteen": 3}).tests["fifteen"].value is False
    assert result(data, counts={"fifteen": 40}).tests["fifteen"].value is None


@pytest.mark.requirement("N84")
def test_the_plain_question_stands_in_for_marks_and_warns_near_the_limit() -> None:
    data = document(step(question("missed", "number")), tests=[threshold(question="missed")])
    early = result(data, {"missed": 8}).tests["fifteen"]
    assert (early.value, early.near, early.figure) == (False, True, 8.0)
    assert result(data, {"missed": 15}).tests["fifteen"].value is True
    assert result(data, {"missed": 20}, counts={"fifteen": 2}).tests["fifteen"].value is False
    assert [reason.about for reason in result(data).tests["fifteen"].waiting] == ["missed"]
