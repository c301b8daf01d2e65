"""Questions shown, parties that may answer, requirements of every kind, and what keeps a gate shut."""

from typing import Any

import pytest

from tests.wizard.routes.small_routes import compiled, document, options, question, result, step

JSON = dict[str, Any]
WAIVE = {"reasons": [{"key": "sudden", "label": "It came suddenly"}]}


def required(kind: str, **more: Any) -> JSON:
    return {"key": "paper", "kind": kind, "title": "Paper", "need": "must", "gate": "submit", "cites": ["c"]} | more


def consent(**more: Any) -> JSON:
    body = {"form": "signed", "scopes": options("share"), "withdraw": {"to": "school", "effect": "We stop."}}
    return required("consent", **body, signed_by=[{"who": "parent"}]) | more


def missing(data: JSON, answers: JSON | None = None, gate: str = "submit", **given: Any) -> list[str]:
    return [one.key for one in result(data, answers, **given).gate_ready(gate)]


def status(requirement: JSON, **given: Any) -> str:
    return result(document(requirements=[requirement]), {"ill": "yes"}, **given).requirements["paper"].status


@pytest.mark.requirement("N91")
def test_a_gate_lists_every_blank_question_that_must_be_answered() -> None:
    data = document(step(question("ill"), question("extra", need="optional"), question("why", "text", need="expected")))
    assert missing(data) == ["ill", "why"]
    assert missing(data, {"ill": "yes"}, waivers={"why": "There is nobody to ask"}) == []


def test_hidden_questions_and_steps_are_not_missed() -> None:
    data = document(
        step(question("ill"), question("how", "text", when={"fact": "ill", "is": "yes"})),
        step(question("later"), key="second", when={"fact": "ill", "is": "yes"}),
    )
    assert missing(data, {"ill": "no"}) == []
    assert missing(data, {"ill": "yes"}) == ["how", "later"]
    found = result(data, {"ill": "no"})
    assert (found.shown_steps, found.shown_questions) == (("first",), ("ill",))


def test_a_later_gate_asks_for_what_was_due_before_it_too() -> None:
    data = document(step(question("ill"), gate="start"), step(question("plan"), key="second", gate="begin"))
    assert missing(data, gate="start") == ["ill"]
    assert missing(data, gate="submit") == ["ill"]
    assert missing(data, gate="begin") == ["ill", "plan"]


def test_no_rows_is_an_answer_and_an_empty_list_of_choices_is_none() -> None:
    column = [{"key": "who", "kind": "text", "label": "Who"}]
    data = document(
        step(question("advice", "rows", columns=column), question("signs", "many", options=options("a", "b")))
    )
    assert missing(data, {"advice": [], "signs": []}) == ["signs"]


def test_a_declaration_must_be_made() -> None:
    data = document(step(question("true", "declaration")))
    assert missing(data, {"true": "no"}) == ["true"]
    assert missing(data, {"true": "yes"}) == []


@pytest.mark.requirement("N77")
def test_checklist_items_are_missed_only_where_they_are_asked() -> None:
    items = [
        {"key": "room", "label": "A quiet room", "need": "must"},
        {"key": "exams", "label": "Fewer exams", "need": "must", "when": {"fact": "pupil.year_group", "at_least": 10}},
    ]
    data = document(step(question("born", "date", feeds="pupil.dob"), question("tried", "checklist", items=items)))
    younger = {"born": "2015-05-10", "tried": {"room": {"tried": "no"}}}
    assert missing(data, younger) == []
    assert missing(data, younger | {"born": "2011-05-10"}) == ["tried.exams"]
    assert result(data, younger).hidden_items == {"tried.exams"}


@pytest.mark.requirement("N17")
def test_an_answer_by_a_party_that_may_not_give_it_voids_the_step() -> None:
    data = document(step(question("ill"), question("more")), step(question("other"), key="second"))
    answers = {"ill": "yes", "more": "yes", "other": "yes"}
    found = result(data, answers, answered_by={"ill": "parent", "more": "school", "other": "school"})
    assert found.void_steps == ("first",)
    assert found.answered == {"other"}
    assert [one.key for one in found.gate_ready()] == ["ill", "more"]


def test_questions_that_share_a_page_are_found_by_its_first_key() -> None:
    route = compiled(document(step(question("ill"), question("since", "date", **{"with": "ill"}), question("more"))))
    assert route.pages == {"ill": ("ill", "since"), "more": ("more",)}
    assert route.page_of("since") == "ill"


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({}, "not_met"),
        ({"held": True}, "not_met"),
        ({"held": True, "signed": ["school"]}, "not_met"),
        ({"held": True, "signed": ["school", "parent"]}, "met"),
        ({"held": True, "signed": ["school", "parent"], "by": "parent"}, "not_met"),
    ],
)
def test_a_document_is_held_and_signed_by_everybody_who_must(held: JSON, expected: str) -> None:
    requirement = required("document", by=["school"], signed_by=[{"who": "school"}, {"who": "parent"}])
    assert status(requirement, held={"paper": held}) == expected


def test_every_part_is_completed_by_a_party_that_may() -> None:
    parts = [{"key": "a", "title": "A", "by": ["school"]}, {"key": "b", "title": "B", "by": ["clinic"]}]
    requirement = required("document", parts=parts)
    assert status(requirement, held={"paper": {"held": True, "parts": {"a": "school", "b": "school"}}}) == "not_met"
    assert status(requirement, held={"paper": {"held": True, "parts": {"a": "school", "b": "clinic"}}}) == "met"


def test_some_sign_only_at_some_age() -> None:
    signers = [{"who": "parent", "when": {"fact": "pupil.age", "at_least": 12}}]
    data = document(
        step(question("born", "date", feeds="pupil.dob")), requirements=[required("document", signed_by=signers)]
    )
    held = {"paper": {"held": True}}
    found = {
        year: result(data, {"born": f"{year}-05-10"}, held=held).requirements["paper"].status for year in (2012, 2018)
    }
    assert found == {2012: "not_met", 2018: "met"}
    assert result(data, held=held).requirements["paper"].status == "not_met"


@pytest.mark.requirement("N107")
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "not_met"),
        ({"given": True}, "not_met"),
        ({"given": True, "signed": ["parent"]}, "met"),
        ({"given": True, "signed": ["parent"], "withdrawn": True}, "not_met"),
        ({"given": False, "signed": ["parent"]}, "not_met"),
    ],
)
def test_a_signed_consent_is_given_signed_and_not_withdrawn(given: JSON, expected: str) -> None:
    assert status(consent(), consents={"paper": given}) == expected


@pytest.mark.parametrize(
    ("said", "expected"), [({"attested": True}, "met"), ({}, "not_met"), ({"attested": False}, "not_met")]
)
def test_an_attested_consent_waits_for_somebody_to_say_that_they_hold_it(said: Any, expected: str) -> None:
    given = {"paper": {"given": True, "signed": ["parent"]} | said}
    assert status(consent(form="attested"), consents=given) == expected


def test_an_informed_consent_needs_no_signature() -> None:
    assert status(consent(form="informed"), consents={"paper": {"given": True}}) == "met"


def test_a_check_holds_fails_or_waits() -> None:
    check = required("check", met={"fact": "ill", "is": "yes"}, say="Only for pupils who are ill.")
    data = document(requirements=[check])
    for answers, expected in (({"ill": "yes"}, "met"), ({"ill": "no"}, "not_met"), ({}, "not_met")):
        assert result(data, answers).requirements["paper"].status == expected
    assert result(data, {"ill": "no"}).gate_ready()[0].detail == "Only for pupils who are ill."


def test_a_check_that_waits_for_an_officer_keeps_no_gate_shut() -> None:
    judged = {"key": "fit", "kind": "judgement", "title": "Fit", "ask": "Well enough?", "by": ["officer"]}
    data = document(tests=[judged], requirements=[required("check", met={"test": "fit"}, say="An officer decides.")])
    assert result(data, {"ill": "yes"}).requirements["paper"].status == "for_a_person"
    assert missing(data, {"ill": "yes"}) == []


@pytest.mark.requirement("E26")
def test_what_is_expected_is_waived_only_for_a_listed_reason() -> None:
    requirement = required("document", need="expected", waive=WAIVE)
    assert status(requirement, waivers={"paper": "sudden"}) == "waived"
    assert status(requirement, waivers={"paper": "we forgot"}) == "not_met"
    data = document(requirements=[requirement])
    assert missing(data, {"ill": "yes"}) == ["paper"]
    assert missing(data, {"ill": "yes"}, waivers={"paper": "sudden"}) == []


def test_optional_requirements_keep_no_gate_shut() -> None:
    assert missing(document(requirements=[required("document", need="optional")]), {"ill": "yes"}) == []


def test_a_requirement_that_is_not_needed() -> None:
    requirement = required("document", when={"fact": "ill", "is": "no"})
    assert status(requirement) == "not_needed"


def test_a_requirement_reads_the_circumstance_and_an_earlier_requirement() -> None:
    first = required("document")
    second = required("document", key="second", when={"requirement": "paper", "status": ["not_met"]})
    third = required("document", key="third", when={"circumstance": "refer"})
    found = result(document(requirements=[first, second, third]), {"ill": "yes"}, held={"paper": {"held": True}})
    assert {key: one.status for key, one in found.requirements.items()} == {
        "paper": "met",
        "second": "not_needed",
        "third": "not_met",
    }
