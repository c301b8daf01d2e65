"""Meaning: each fault is refused by its own code, at its own place, with everything else in order."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.wizard.routes.small_routes import (
    codes,
    document,
    evidence,
    options,
    problems,
    question,
    row,
    step,
    verdict,
)

JSON = dict[str, Any]
ILL = {"fact": "ill", "is": "yes"}
ACCEPTED = verdict({"fact": "item.author", "is": "gp"}, "accepted")


def rule(key: str, when: JSON) -> JSON:
    return {"key": key, "kind": "rule", "title": key, "when": when}


def threshold(*rows: JSON, **more: Any) -> JSON:
    fixed = {"measure": "days", "absence": "health", "run": "either", "basis": ["actual"], "window": "term"}
    return (
        {"key": "days", "kind": "threshold", "title": "Days", "half_days": "add_up", "rows": list(rows)} | fixed | more
    )


def clock(**more: Any) -> JSON:
    then = {"do": "task", "say": "Do it."}
    return {"key": "due", "title": "Due", "due": {"at": "decided"}, "owner": "school", "then": then} | more


def sheet(**more: Any) -> JSON:
    return {
        "key": "paper",
        "kind": "document",
        "title": "Paper",
        "need": "must",
        "gate": "submit",
        "cites": ["c"],
    } | more


def consent(**more: Any) -> JSON:
    body = {"form": "informed", "scopes": options("share"), "withdraw": {"to": "school", "effect": "We stop."}}
    return sheet(kind="consent", **body) | more


def asked(*questions: JSON) -> JSON:
    return document(step(question("ill"), *questions))


def with_casework(change: Callable[[JSON], object]) -> JSON:
    data = copy.deepcopy(document())
    change(data["casework"])
    return data


CASES: list[tuple[str, str, JSON]] = [
    ("key.duplicate", "/steps/0/questions/1/key", asked(question("ill"))),
    (
        "key.duplicate",
        "/contacts/1/key",
        document(contacts=[{"key": "desk", "label": "One"}, {"key": "desk", "label": "Two"}]),
    ),
    ("key.duplicate", "/steps/0/questions/1/options/1/key", asked(question("why", "one", options=options("a", "a")))),
    ("fact.unknown", "/steps/0/questions/1/when", asked(question("b", when={"fact": "nobody", "is": "yes"}))),
    ("fact.unknown", "/steps/0/questions/1/when", asked(question("b", when={"count": "nobody", "at_least": 1}))),
    ("fact.item_outside_table", "/tests/0/when", document(tests=[rule("a", {"fact": "item.type", "is": "card"})])),
    ("fact.type", "/tests/0/when", document(tests=[rule("a", {"fact": "ill", "at_least": 3})])),
    ("fact.type", "/tests/0/when", document(tests=[rule("a", {"count": "ill", "at_least": 3})])),
    ("value.never", "/tests/0/when", document(tests=[rule("a", {"fact": "ill", "is": "maybe"})])),
    (
        "value.never",
        "/tests/0/when",
        asked(question("n", "number", at_most=14)) | {"tests": [rule("a", {"fact": "n", "at_least": 15})]},
    ),
    ("question.refers_later", "/steps/0/questions/0/when", document(step(question("a", when=ILL), question("ill")))),
    (
        "question.refers_later",
        "/steps/0/questions/0/when",
        document(step(question("a", when={"test": "t"}), question("ill")), tests=[rule("t", ILL)]),
    ),
    ("question.refers_later", "/steps/0/questions/1/with", asked(question("b", **{"with": "b"}))),
    ("test.unknown_or_later", "/tests/0/when", document(tests=[rule("a", {"test": "b"}), rule("b", ILL)])),
    ("circumstance.later", "/tests/0/when", document(tests=[rule("a", {"circumstance": "refer"})])),
    ("circumstance.unknown", "/requirements/0/when", document(requirements=[sheet(when={"circumstance": "no"})])),
    (
        "requirement.later",
        "/requirements/0/when",
        document(requirements=[sheet(when={"requirement": "paper", "status": ["met"]})]),
    ),
    ("circumstance.no_default", "/circumstances", document(circumstances=[row("a", when=ILL)])),
    ("duty.no_default", "/duty", document(duty=[{"council": "residence", "when": ILL}])),
    ("threshold.no_default", "/tests/0/rows", document(tests=[threshold({"when": ILL, "at_least": 1})])),
    ("row.after_default", "/circumstances/1", document(circumstances=[row("a"), row("b")])),
    (
        "circumstance.no_way_on",
        "/circumstances/0",
        document(circumstances=[row("a", "signpost", when=ILL, say={"heading": "No"}), row("b")]),
    ),
    ("party.unknown", "/steps/0/by/0", document(step(question("ill"), by=["nobody"]))),
    ("step.nobody", "/steps/0/by", document(step(question("ill"), by=["nobody"]))),
    (
        "party.cannot_sign",
        "/requirements/0/signed_by/0/who",
        document(requirements=[sheet(signed_by=[{"who": "clinic"}])]),
    ),
    (
        "party.nobody_starts",
        "/parties",
        document(
            parties=[
                {"key": "school", "label": "S", "kind": "school", "may": ["contribute", "decide", "end"]},
                {"key": "officer", "label": "O", "kind": "council", "may": ["decide", "end"]},
            ]
        ),
    ),
    (
        "party.nobody_decides",
        "/casework/decision/by",
        with_casework(lambda work: work["decision"].update(by=["school"])),
    ),
    (
        "party.nobody_ends",
        "/casework/provision/end_by",
        with_casework(lambda work: work["provision"].update(end_by=["school"])),
    ),
    (
        "evidence.nothing_accepted",
        "/requirements/0",
        document(requirements=[evidence(verdict({"fact": "item.type", "is": "card"}, "refused"))]),
    ),
    (
        "evidence.unknown_author",
        "/requirements/0/verdicts/0/when",
        document(requirements=[evidence(verdict({"fact": "item.author", "is": "vet"}, "accepted"))]),
    ),
    (
        "evidence.unknown_type",
        "/requirements/0/verdicts/0/when",
        document(requirements=[evidence(verdict({"fact": "item.type", "is": "tweet"}, "accepted"))]),
    ),
    ("consent.no_signer", "/requirements/0", document(requirements=[consent(form="signed")])),
    ("event.unknown", "/clocks/0/due", document(clocks=[clock(due={"at": "someday"})])),
    ("clock.later", "/clocks/0/due", document(clocks=[clock(due={"at": "second"}), clock(key="second")])),
    ("clock.unknown", "/requirements/0/due", document(requirements=[sheet(due="never")])),
    ("panel.unknown", "/clocks/0/due", document(clocks=[clock(due={"meeting_of": "panel", "after": "received"})])),
    (
        "contact.unknown",
        "/circumstances/0/to/contact",
        document(circumstances=[row("a", "divert", when=ILL, to={"contact": "x"}), row("b")]),
    ),
    (
        "slot.duplicate",
        "/steps/0/questions/2/feeds",
        asked(question("a", "date", feeds="pupil.dob"), question("b", "date", feeds="pupil.dob")),
    ),
    ("slot.missing", "/tests/0/when", document(tests=[rule("a", {"fact": "pupil.age", "at_least": 5})])),
    ("cite.unknown", "/steps/0/questions/0/cites/0", document(step(question("ill", cites=["gone"])))),
    ("cite.missing", "/steps/0/questions/0", document(step({"key": "ill", "kind": "yes_no", "ask": "Ill?"}))),
    (
        "cite.missing",
        "/requirements/0/verdicts/0",
        document(requirements=[{k: v for k, v in evidence(ACCEPTED).items() if k != "cites"}]),
    ),
    ("limit.nesting", "/tests/0/when", document(tests=[rule("a", {"all": [ILL, {"any": [ILL, {"none": [ILL]}]}]})])),
    ("limit.condition", "/tests/0/when", document(tests=[rule("a", {"all": [{"any": [ILL] * 20}] * 12})])),
    (
        "row.unreachable",
        "/circumstances/0/when",
        document(circumstances=[row("a", "refuse", when={"all": [ILL, {"fact": "ill", "is": "no"}]}), row("b")]),
    ),
    ("test.never_holds", "/tests/0/when", document(tests=[rule("a", {"all": [ILL, {"fact": "ill", "is": "no"}]})])),
    (
        "question.unreachable",
        "/steps/0/questions/2/when",
        asked(
            question("b", when=ILL),
            question("d", when={"all": [{"fact": "b", "is": "yes"}, {"fact": "ill", "is": "no"}]}),
        ),
    ),
]


@pytest.mark.parametrize(("code", "pointer", "data"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_a_fault_is_named_at_its_place(code: str, pointer: str, data: JSON) -> None:
    assert (code, pointer) in {(problem.code, problem.pointer) for problem in problems(data)}


def test_a_document_in_order_has_no_problems() -> None:
    assert problems(document(requirements=[evidence(ACCEPTED)])) == []


def test_all_faults_are_told_at_once() -> None:
    data = asked(question("ill"), question("b", when={"fact": "nobody", "is": "yes"}, cites=["gone"]))
    assert codes(data) == {"key.duplicate", "fact.unknown", "cite.unknown"}


def test_a_condition_with_too_many_combinations_is_said_not_to_be_checked() -> None:
    many = [question(f"q{n}") for n in range(9)]
    never = {"all": [{"fact": f"q{n}", "is": "yes"} for n in range(9)] + [{"fact": "q0", "is": "no"}]}
    found = problems(document(step(*many), tests=[rule("a", never)]))
    assert found == []


def test_every_problem_says_something_a_person_can_act_on() -> None:
    for _, _, data in CASES:
        for problem in problems(data):
            assert problem.sentence.endswith(".")
            assert len(problem.sentence) > 15


def test_a_failing_scenario_names_circumstances_and_papers_by_their_titles() -> None:
    rows = [row("stop", "refuse", title="Who is well", when={"fact": "ill", "is": "no"}), row("go", title="Everyone")]
    expect = {"circumstance": "go", "requirements": {"medical": "met"}}
    scenario = {"key": "s", "title": "Well", "today": "2026-11-02", "given": {"answers": {"ill": "no"}}}
    made = document(
        step(question("ill")),
        circumstances=rows,
        requirements=[evidence(verdict({"fact": "item.author", "is": "gp"}, "accepted"))],
        scenarios=[scenario | {"expect": expect}],
    )
    said = [one.sentence for one in problems(made) if one.code == "scenario.fails"]
    assert said == [
        "“Well”: circumstance should be “Everyone” and is “Who is well”.",
        "“Well”: “Medical evidence” should be met and is not met.",
    ]
