"""Papers and agreements: each is judged, or asked for, as its clause says."""

from typing import Any

import pytest

from tests.requirements.demo_routes import Answers, cited, example, found, route

LETTER = dict(example("norfolk").items["medical"][0])
GP = {"author": "gp"}
PROFESSIONS = [
    "camhs", "mecfs", "school_nurse", "paediatrician", "psychologist", "psychiatrist", "nhs_specialist", "primary_care",
    "gp",
]  # fmt: skip
JUDGED = [
    ("N93", {}, {"author": "school"}, "refused", "norfolk-11-b-ii-qualified"),
    ("N94", {}, {"how_seen": "in_person"}, "accepted", "norfolk-11-b-ii-seen-in-person"),
    ("N94", {}, {"how_seen": "video"}, "for_a_person", "norfolk-11-b-ii-seen-in-person"),
    ("N95", {}, {"seen_on": "2026-08-10"}, "accepted", "norfolk-11-b-ii-within-12-weeks"),
    ("N95", {}, {"seen_on": "2026-08-09"}, "refused", "norfolk-11-b-ii-within-12-weeks"),
    ("N96", {}, {"type": "appointment"}, "refused", "norfolk-11-b-ii-appointment-cards"),
    ("N99", {}, {"type": "protocol_form", **GP}, "accepted", "norfolk-11-b-ii-professions"),
    ("N100", {}, {"author": "parent"}, "refused", "norfolk-11-b-ii-qualified"),
    ("N101", {}, {"how_seen": "not_seen"}, "ask_author", "norfolk-11-b-ii-not-seen"),
    ("N102", {"waiting": "yes"}, {**GP, "covers": ["condition"]}, "accepted", "norfolk-11-b-ii-waiting-list"),
    ("N102", {"waiting": "no"}, {**GP, "covers": ["condition"]}, "ask_author", "norfolk-11-b-ii-four-points"),
    (
        "N103", {"referred_before": "yes"}, {"type": "protocol_form", **GP}, "for_a_person",
        "norfolk-11-b-ii-repeat-gp",
    ),
    ("N103", {"referred_before": "no"}, {"type": "protocol_form", **GP}, "accepted", "norfolk-11-b-ii-professions"),
    *(("N105", {}, {"author": who}, "accepted", "norfolk-11-b-ii-professions") for who in PROFESSIONS),
    ("N106", {}, {"type": "fit_note"}, "refused", "norfolk-11-b-ii-fit-notes"),
    ("N106", {}, {"type": "send_report"}, "refused", "norfolk-11-b-ii-send-only"),
    ("N108", {}, {"covers": ["condition", "referrals", "seen"]}, "ask_author", "norfolk-11-b-ii-covers-return"),
    ("N109", {}, {"type": "conversation"}, "for_a_person", "norfolk-11-b-ii-by-telephone"),
    ("N110", {}, {"type": "minutes"}, "for_a_person", "norfolk-11-b-ii-in-a-meeting"),
]  # fmt: skip
DOCUMENTS = [
    ("E14", {"reason": "anxiety"}, "risks_profile", "essex-2-risks-profile", "not_met"),
    ("E14", {"reason": "physical"}, "risks_profile", "essex-2-risks-profile", "not_needed"),
    ("E15", {"reason": "anxiety"}, "difficulties_form", "essex-2-difficulties-form", "not_met"),
    ("E15", {"reason": "physical"}, "difficulties_form", "essex-2-difficulties-form", "not_needed"),
    ("E19", {}, "one_plan", "essex-2-one-plan", "not_met"),
    ("E125", {"cp_concerns": "yes"}, "chronology", "essex-17-chronology", "not_met"),
]


@pytest.mark.requirement(
    "N93", "N94", "N95", "N96", "N99", "N100", "N101", "N102", "N103", "N105", "N106", "N108", "N109", "N110"
)
@pytest.mark.parametrize(("rule", "answers", "changed", "verdict", "clause"), JUDGED)
def test_evidence_is_judged_on_its_clause(
    rule: str, answers: Answers, changed: dict[str, Any], verdict: str, clause: str
) -> None:
    [judged] = found("norfolk", answers, items={"medical": [{**LETTER, **changed}]}).items("medical")
    assert judged.verdict == verdict
    assert clause in cited("norfolk", judged.cites)
    assert judged.instead or verdict == "accepted", "what does not do is followed by what would"


@pytest.mark.requirement("N105")
def test_the_accepted_professions_are_each_a_clause_of_the_policy() -> None:
    requirement = route("norfolk").requirements["medical"]
    own = {author.key: cited("norfolk", author.cites) for author in requirement.authors if author.cites}
    assert sorted(own) == sorted(PROFESSIONS)
    assert all(own.values())


@pytest.mark.requirement("E14", "E15", "E19", "E125")
@pytest.mark.parametrize(("rule", "answers", "key", "clause", "status"), DOCUMENTS)
def test_a_document_is_asked_for_where_its_clause_says(
    rule: str, answers: Answers, key: str, clause: str, status: str
) -> None:
    without = found("essex", answers, held={})
    assert without.requirements[key].status == status
    assert (key in [one.key for one in without.gate_ready("submit")]) is (status == "not_met")
    assert found("essex", answers, held={key: {"held": True}}).requirements[key].status != "not_met"
    assert clause in cited("essex", route("essex").requirements[key].cites)


@pytest.mark.requirement("E21")
def test_a_healthcare_plan_may_come_and_need_not() -> None:
    assert "healthcare_plan" in route("essex").requirements
    assert "healthcare_plan" not in [one.key for one in found("essex", held={}).gate_ready("submit")]


@pytest.mark.requirement("N57")
def test_the_date_of_birth_to_come_is_proved_and_an_appointment_card_does() -> None:
    answers = {"main_reason": "pregnancy", "too_unwell": "yes", "due_date": "2027-02-01"}
    card = [{"type": "appointment", "author": "midwife"}]
    assert found("norfolk", answers).requirements["due_date_proof"].status == "not_met"
    proved = found("norfolk", answers, items={"due_date_proof": card})
    assert proved.requirements["due_date_proof"].status == "met"


@pytest.mark.requirement("N30")
def test_the_call_to_the_health_service_needs_the_familys_consent() -> None:
    without = found("norfolk", consents={})
    assert without.requirements["advice_consent"].status == "not_met"
    assert "advice_consent" in [one.key for one in without.gate_ready("submit")]
    assert found("norfolk").requirements["advice_consent"].status == "met"
    assert found("norfolk", {"advice_sought": "no"}).requirements["advice_consent"].status == "not_needed"


@pytest.mark.requirement("N107", "N16")
def test_agreement_to_ask_has_its_scopes_and_says_what_withdrawing_does() -> None:
    asked = route("norfolk").requirements["contact_consent"]
    assert {scope.key for scope in asked.scopes} == {"contact_professionals", "tell_school"}
    assert asked.withdraw is not None
    assert asked.withdraw.effect
    withdrawn = {"contact_consent": {"given": True, "withdrawn": True}}
    assert found("norfolk", consents=withdrawn).requirements["contact_consent"].status == "not_met"


@pytest.mark.requirement("E26")
@pytest.mark.parametrize("reason", ["waiting_list", "hard_to_engage", "asked"])
def test_missing_advice_holds_nothing_up_in_essex(reason: str) -> None:
    assert found("essex", items={}, waivers={"medical": reason}).gate_ready("submit") == []


@pytest.mark.requirement("E4")
def test_every_paper_is_weighed_and_one_that_does_not_count_spoils_nothing() -> None:
    papers = [{"author": "family", "type": "account"}, {"author": "nurse", "type": "letter"}, {**GP, "type": "letter"}]
    weighed = found("essex", items={"medical": papers})
    assert [one.verdict for one in weighed.items("medical")] == ["refused", "for_a_person", "accepted"]
    assert weighed.requirements["medical"].status == "met"
