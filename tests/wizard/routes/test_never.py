"""What can never happen is refused: rows no answer reaches, clocks that never start, keys that change their kind."""

import json
from typing import Any

import pytest

from tests.wizard.routes.small_routes import CASEWORK, compiled, document, options, question, row, step
from wizard.routes.checking.reuse import check_reuse
from wizard.routes.service import DocumentRefused, check_document, load_document

JSON = dict[str, Any]
ILL, WELL = {"fact": "ill", "is": "yes"}, {"fact": "ill", "is": "no"}


def found(data: JSON) -> set[tuple[str, str]]:
    return {(one.code, one.pointer) for one in check_document(load_document(json.dumps(data)))}


def clock(due: JSON, **more: Any) -> JSON:
    then = {"do": "task", "say": "Do it."}
    return {"key": "due", "title": "Due", "due": due, "owner": "school", "then": then, "cites": ["c"]} | more


def without_casework(kind: str, due: JSON) -> JSON:
    data = document(clocks=[clock(due)])
    del data["casework"]
    data["route"]["kind"] = kind
    return data


def test_a_row_behind_one_that_always_stops_first_is_never_reached() -> None:
    rows = [row("first", "signpost", when=ILL), row("second", "signpost", when=ILL), row("rest")]
    assert ("row.unreachable", "/circumstances/1/when") in found(document(circumstances=rows))


def test_a_row_that_is_only_collected_stops_nothing() -> None:
    rows = [row("first", when=ILL), row("second", "signpost", when=ILL), row("rest")]
    assert "row.unreachable" not in {code for code, _ in found(document(circumstances=rows))}


def test_a_second_row_of_duty_for_the_same_children_is_never_reached() -> None:
    duty = [
        {"when": ILL, "council": "ehcp", "cites": ["c"]},
        {"when": ILL, "council": "placing", "cites": ["c"]},
        {"council": "residence", "cites": ["c"]},
    ]
    assert ("row.unreachable", "/duty/1/when") in found(document(duty=duty))


@pytest.mark.parametrize(
    ("part", "code"), [("requirements", "requirement.never_needed"), ("clocks", "clock.never_starts")]
)
def test_what_is_needed_only_by_a_pupil_both_ill_and_well_is_refused(part: str, code: str) -> None:
    never = {"all": [ILL, WELL]}
    sheet = {"key": "paper", "kind": "document", "title": "Paper", "need": "must", "gate": "submit", "cites": ["c"]}
    parts = {"requirements": [{**sheet, "when": never}], "clocks": [clock({"at": "submitted"}, when=never)]}
    assert (code, f"/{part}/0/when") in found(document(**{part: parts[part]}))


def test_beyond_4096_combinations_it_says_that_it_did_not_check() -> None:
    many = [question(f"q{n}", "one", options=options("a", "b", "c")) for n in range(7)]
    never = {"all": [*({"fact": f"q{n}", "is": "a"} for n in range(7)), {"fact": "q0", "is": "b"}]}
    parts = found(document(step(*many), circumstances=[row("never", when=never), row("rest")]))
    assert ("reach.not_checked", "/circumstances/0/when") in parts
    assert "row.unreachable" not in {code for code, _ in parts}


@pytest.mark.parametrize("kind", ["alert", "enquiry", "advice"])
@pytest.mark.parametrize(
    ("due", "never"),
    [
        ({"after": "decided", "n": 1, "unit": "weeks"}, True),
        ({"earlier_of": [{"at": "provision_started"}, {"at": "submitted"}]}, False),
        ({"later_of": [{"at": "provision_started"}, {"at": "submitted"}]}, True),
        ({"after": "submitted", "n": 1, "unit": "weeks"}, False),
    ],
)
def test_a_clock_that_waits_for_casework_never_starts_where_there_is_none(kind: str, due: JSON, never: bool) -> None:
    codes = {code for code, _ in found(without_casework(kind, due))}
    assert ("clock.never_starts" in codes) is never


@pytest.mark.parametrize(
    ("before", "after", "reused"),
    [
        (step(question("why", "text")), step(question("why", "long_text")), {"/steps/0/questions/0/key"}),
        (step(question("why", "text")), step(question("why", "text", ask="Why, in your words?")), set()),
        (step(question("why", "text")), step(question("reason", "long_text")), set()),
    ],
)
def test_a_key_of_another_kind_than_before_is_refused(before: JSON, after: JSON, reused: set[str]) -> None:
    problems = list(check_reuse(document(after), [compiled(document(before))]))
    assert {(one.code, one.pointer) for one in problems} == {("key.reused", pointer) for pointer in reused}


def test_the_kind_it_first_had_counts_even_if_it_was_gone_for_a_while() -> None:
    first, gone = document(step(question("why", "text"))), document(step(question("other")))
    tests = [{"key": "late", "kind": "rule", "title": "Late", "when": {"fact": "other", "is": "yes"}}]
    again = document(step(question("why", "date"), question("other")), tests=tests)
    [problem] = check_reuse(again, [compiled(first), compiled(gone)])
    assert "kind text" in problem.sentence


def handed_over(**route: Any) -> JSON:
    data = document(step(question("ill")))
    del data["casework"]
    data["route"] |= route
    return data


OVER = {"system": "Another system", "export": ["pdf"], "how": "Upload it there."}


@pytest.mark.requirement("S35")
def test_a_route_that_another_system_takes_on_needs_no_casework() -> None:
    assert {code for code, _ in found(handed_over(received_by="desk", handover=OVER))} == {"scenario.untouched"}
    for lacking in (handed_over(), handed_over(handover=OVER)):
        with pytest.raises(DocumentRefused, match=r"shape\."):
            load_document(json.dumps(lacking))


def test_a_hand_over_names_a_contact_and_a_clock_that_exist() -> None:
    over = {**OVER, "acknowledged": "someday"}
    assert found(handed_over(received_by="nobody", handover=over)) == {
        ("contact.unknown", "/route/received_by"),
        ("clock.unknown", "/route/handover/acknowledged"),
    }


@pytest.mark.parametrize(("field", "code"), [("at_least", "law.minimum_hours"), ("at_most", "law.fixed_cap")])
def test_hours_for_everybody_prompt_and_never_refuse(field: str, code: str) -> None:
    provision = {**CASEWORK["provision"], "hours": {field: 5, "per": "week", "cites": ["c"]}}
    problems = check_document(load_document(json.dumps(document(casework={**CASEWORK, "provision": provision}))))
    assert {one.code: one.severity for one in problems if one.code.startswith("law.")} == {code: "warning"}
