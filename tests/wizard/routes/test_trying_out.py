"""Trying a draft out: what a scenario is given fits the form, and nothing is lost or changed on the way."""

import json
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from tests.referral_walk import ROUTES
from tests.wizard.routes.small_routes import TODAY, document, evidence, options, question, row, step, verdict
from wizard.routes.compiling import compile_document
from wizard.routes.document import load_document
from wizard.routes.drafts import RouteDraft
from wizard.routes.evaluation import evaluate
from wizard.routes.scenarios import COMPARE, given_of, run_scenarios
from wizard.routes.sentences import sentences_of
from wizard.routes.term_dates import calendar_entry
from wizard.routes.trying.findings import findings_of
from wizard.routes.trying.form import TryForm
from wizard.routes.trying.reaching import start_for
from wizard.routes.trying.recording import expected, found_now, outcomes_of
from wizard.routes.trying.trial import Trial, trial_of

JSON = dict[str, Any]
DOCUMENTS = sorted(path.name for path in ROUTES.glob("*.json"))


def draft(data: JSON) -> RouteDraft:
    read = load_document(json.dumps(data))
    return RouteDraft(read.data, read.text)


def posted(form: TryForm) -> QueryDict:
    """What a browser would send of a form that was opened and left alone."""
    data = QueryDict(mutable=True)
    data["rest"] = form.rest_text()
    for bound in form:
        value = bound.value()
        if isinstance(value, list):
            data.setlist(bound.html_name, [str(one) for one in value])
        elif value is True:
            data[bound.html_name] = "on"
        elif value is not None and value is not False and value != "":
            data[bound.html_name] = str(value)
    return data


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_scenario_of_a_route_goes_through_the_form_and_comes_out_the_same(name: str) -> None:
    opened = draft(json.loads((ROUTES / name).read_text()))
    route = compile_document(load_document(opened.text))
    for scenario in opened.data.get("scenarios", []):
        trial = trial_of(opened, posted(TryForm(opened.data, route, None, scenario)))
        assert not trial.form.errors, scenario["key"]
        assert not trial.problems, scenario["key"]
        differing = [
            one
            for what, compare in COMPARE.items()
            if what in scenario["expect"]
            for one in compare(scenario["expect"][what], trial.result)
        ]
        assert differing == [], (scenario["key"], trial.given)
        findings_of(opened.data, sentences_of(opened.data), trial.result)


def small() -> RouteDraft:
    card = verdict({"fact": "item.type", "is": "card"}, "refused")
    letter = verdict({"fact": "item.author", "is": "gp"}, "accepted")
    made = document(
        step(
            question("ill"),
            question("how", "one", options=options("body", "mind"), when={"fact": "ill", "is": "yes"}),
        ),
        requirements=[evidence(card, letter)],
        circumstances=[row("stop", "refuse", when={"fact": "ill", "is": "no"}), row("go")],
    )
    return draft(made)


def tried(**typed: str) -> Trial:
    data = QueryDict(mutable=True)
    data.update({"today": TODAY.isoformat(), **{name.replace("__", "--"): value for name, value in typed.items()}})
    return trial_of(small(), data)


def titles(trial: Trial) -> list[str]:
    return [
        bound.name
        for section in trial.form.sections(trial.result)
        for group in section.groups
        for bound in group.fields
    ]


def test_a_question_is_drawn_once_what_it_hangs_on_is_answered() -> None:
    assert "answers--how" not in titles(tried())
    assert "answers--how" in titles(tried(answers__ill="yes"))
    assert "answers--how" not in titles(tried(answers__ill="no"))


def test_each_paper_gets_its_verdict_and_there_is_always_an_empty_one() -> None:
    trial = tried(items__medical__0__type="card", items__medical__1__author="gp", items__medical__1__type="letter")
    assert [item.verdict for item in trial.result.items("medical")] == ["refused", "accepted"]
    assert "items--medical--2--type" in trial.form.fields


def test_the_findings_name_row_verdict_and_what_is_missing() -> None:
    trial = tried(answers__ill="yes", items__medical__0__type="card")
    data = small().data
    found = findings_of(data, sentences_of(data), trial.result, trial.given)
    assert found.page.title == "go"
    (medical,) = found.requirements
    assert (medical.said, medical.parts[0].said) == ("Not met", "Cannot be used")
    assert medical.parts[0].title == "Paper 1: card"
    assert medical.parts[0].lines[0] == "Row 1: if the kind of paper is card"
    submit = next(gate for gate in found.gates if gate.title == "To send it")
    assert "About how?" in submit.lines


def test_what_is_kept_expects_what_came_out() -> None:
    trial = tried(answers__ill="no", items__medical__0__type="card")
    data = small().data
    outcomes = outcomes_of(data, sentences_of(data), trial.result)
    expect = expected(outcomes, ["circumstance", "requirement--medical", "items--medical", "ready--submit"])
    assert expect == {
        "circumstance": "stop",
        "outcome": "refuse",
        "requirements": {"medical": "not_met"},
        "items": {"medical": ["refused"]},
        "ready": {"submit": ["medical"]},
    }
    assert found_now(expect, trial.result) == expect


@pytest.mark.parametrize("typed", ["tomorrow", "2026-13-40", "9" * 40])
def test_what_cannot_be_read_is_marked_and_counts_as_not_said(typed: str) -> None:
    data = QueryDict(mutable=True)
    data["today"], data["rest"] = typed, '["not", "an object"]'
    trial = trial_of(small(), data)
    assert "today" in trial.form.errors
    assert trial.result.circumstance.key is None


def test_what_the_form_cannot_show_is_carried_along() -> None:
    opened = small()
    route = compile_document(load_document(opened.text))
    calendar = {"half_terms": [["2026-09-01", "2026-10-23"], ["2026-11-02", "2026-12-18", "ends_term"]]}
    scenario = {"today": "2026-11-02", "given": {"calendar": calendar, "waivers": {"ill": "The reason."}}}
    trial = trial_of(opened, posted(TryForm(opened.data, route, None, scenario)))
    assert trial.given == scenario["given"]
    evaluate(route, given_of(route, {"today": trial.today, "given": trial.given}))


@pytest.mark.parametrize(
    "row", ["circumstance--stop", "circumstance--go", "verdict--medical--0", "verdict--medical--1"]
)
def test_a_row_nothing_reaches_is_begun_with_what_reaches_it(row: str) -> None:
    opened = small()
    route = compile_document(load_document(opened.text))
    start = start_for(opened.data, route, row)
    assert start
    scenario = {"key": "s", "title": "Begun", "expect": {}} | start
    (outcome,) = run_scenarios(load_document(json.dumps(opened.data | {"scenarios": [scenario]})))
    assert row.replace("--", ":") in outcome.touched


@pytest.mark.parametrize("row", ["", "circumstance--gone", "verdict--medical--9", "verdict--medical--x", "odd"])
def test_a_row_there_is_not_begins_with_nothing(row: str) -> None:
    opened = small()
    assert start_for(opened.data, compile_document(load_document(opened.text)), row) is None


def test_school_days_are_counted_by_the_authoritys_term_dates_and_kept_with_the_scenario() -> None:
    due = {"after": "submitted", "n": 3, "unit": "school_days"}
    clock = {"key": "look", "title": "Look", "due": due, "owner": "officer", "then": {"do": "task", "say": "Look."}}
    opened = draft(document(step(question("ill")), clocks=[clock]))
    known = {"half_terms": [["2026-11-02", "2026-12-18"]], "closed": ["2026-11-03"]}
    start = {"today": "2026-11-02", "given": {}}
    counted = trial_of(opened, None, start, known)
    assert counted.result.clocks["look"].due == date(2026, 11, 6)
    assert counted.given["calendar"] == known
    unsaid = trial_of(opened, None, start, calendar_entry(None))
    assert unsaid.result.clocks["look"].due is None
    found = findings_of(opened.data, sentences_of(opened.data), unsaid.result)
    assert "without term dates we cannot say the date" in " ".join(found.clocks[0].lines)
