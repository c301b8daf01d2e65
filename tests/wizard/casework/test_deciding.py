"""A decision is a person's, has a day and reasons, and stays as it was made."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from people.enums import Role
from record.models import Outbox
from record.service import do_chores, events_of
from tests.building import make_authority, make_member
from tests.wizard.casework.cases import SENT, a_case, officer_of, weigh_all
from wizard.casework.actions.ask_information import answer_information, ask_information, withdraw_request
from wizard.casework.actions.decide import CannotDecide, NotDecidedHere, criteria_now, decide
from wizard.casework.actions.weigh_evidence import NotInRoute, judge, record_heard, rule_on_item
from wizard.casework.deciding import Weighed
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case, Decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = "Amara has been too unwell for school for twenty days, and her doctor says so."
TODAY = date(2026, 11, 3)


@pytest.fixture
def on_the_day() -> Any:
    with time_machine.travel(SENT, tick=False):
        yield


def decided(case: Case, outcome: str, **fields: Any) -> Decision:
    fields = {"decided_on": TODAY, "because": WHY, "weighed": weigh_all(case), "reasons": ["evidence"], **fields}
    return decide(officer_of(case), case, outcome, **fields)


@pytest.mark.requirement("N4", "E53")
@pytest.mark.parametrize(
    ("outcome", "status"),
    [("accepted", "planning"), ("declined", "closed"), ("school_continues", "closed")],
)
def test_a_case_goes_on_from_its_decision(outcome: str, status: str) -> None:
    case = a_case()
    decision = decided(case, outcome)
    case.refresh_from_db()
    assert (case.status, decision.number, decision.because) == (status, 1, WHY)
    assert case.moments.get(event="decided").on == TODAY


@pytest.mark.requirement("N5", "E9", "N38")
def test_a_decision_keeps_how_each_criterion_stood_and_who_saw_it_how() -> None:
    case = a_case()
    kept = decided(case, "accepted").criteria
    assert [one["words"] for one in kept] == [one.words for one in criteria_now(case)]
    assert {one["officer"] for one in kept} == {True}
    assert all(one["reason"] for one in kept)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"because": "No."}, "because"),
        ({"reasons": []}, "reasons"),
        ({"decided_on": date(2026, 11, 2)}, "decided_on"),
        ({"decided_on": date(2026, 11, 4)}, "decided_on"),
        ({"weighed": {}}, "criterion-0"),
        ({"weighed": {0: Weighed(True), 1: Weighed(True, "Seen by the panel")}}, "criterion-0-reason"),
    ],
)
def test_what_lacks_is_said_and_nothing_is_stored(fields: dict[str, Any], wrong: str) -> None:
    case = a_case()
    with pytest.raises(CannotDecide) as refused:
        decided(case, "declined", **fields)
    assert wrong in {fault.field for fault in refused.value.faults}
    case.refresh_from_db()
    assert (case.status, Decision.objects.count()) == (CaseStatus.RECEIVED, 0)


@pytest.mark.requirement("E54")
def test_a_refusal_without_one_of_the_policy_s_reasons_is_not_stored() -> None:
    with pytest.raises(CannotDecide):
        decided(a_case(), "declined", reasons=["no such reason"])


def test_not_now_names_the_day_to_look_again() -> None:
    case = a_case("essex")
    with pytest.raises(CannotDecide):
        decided(case, "not_yet", reasons=[])
    decided(case, "not_yet", reasons=[], look_again_on=date(2026, 12, 15))
    case.refresh_from_db()
    assert (case.status, case.next_about, case.next_due_on) == ("not_now", "look_again", date(2026, 12, 15))


def test_a_later_decision_follows_and_the_first_stays() -> None:
    case = a_case()
    decided(case, "declined")
    decided(case, "accepted", because="The family brought a letter from the hospital on appeal.")
    assert list(case.decisions.values_list("number", "outcome")) == [(1, "declined"), (2, "accepted")]
    case.refresh_from_db()
    assert (case.status, case.closed_on) == (CaseStatus.PLANNING, None)


def test_a_case_that_is_opened_again_is_kept_from_its_next_end_on() -> None:
    case = a_case()
    decided(case, "declined")
    Case.objects.update(keep_until=date(2026, 11, 2))
    decided(case, "accepted")
    case.refresh_from_db()
    assert case.keep_until is None


def test_a_decision_is_not_dated_before_the_one_it_follows() -> None:
    case = a_case()
    with time_machine.travel("2026-11-10 10:00Z", tick=False):
        decided(case, "declined", decided_on=date(2026, 11, 10))
        with pytest.raises(CannotDecide, match="1 to put right"):
            decided(case, "accepted", decided_on=date(2026, 11, 9))


@pytest.mark.requirement("E67")
def test_of_two_who_decide_at_once_the_second_reads_the_first_one_s_before_theirs_is_made() -> None:
    case = a_case()
    decided(case, "declined", seen=0)
    with pytest.raises(CannotDecide) as refused:
        decided(case, "accepted", seen=0)
    assert "has decided meanwhile: " in refused.value.faults[0].say
    assert decided(case, "accepted", seen=1).number == 2


def test_a_button_pressed_twice_makes_one_decision() -> None:
    case = a_case()
    officer = officer_of(case)
    fields: dict[str, Any] = {"decided_on": TODAY, "because": WHY, "weighed": weigh_all(case), "seen": 0}
    assert decide(officer, case, "accepted", **fields) == decide(officer, case, "accepted", **fields)


@pytest.mark.parametrize(("outcome", "stops"), [("accepted", False), ("declined", True)])
def test_no_decision_takes_a_child_s_education_away_past_its_ending(outcome: str, *, stops: bool) -> None:
    case = a_case()
    decided(case, "accepted")
    Case.objects.update(status=CaseStatus.PROVIDED)
    if stops:
        with pytest.raises(CannotDecide):
            decided(case, outcome)
    else:
        decided(case, outcome)
    case.refresh_from_db()
    assert case.status == CaseStatus.PROVIDED


def test_no_date_and_no_silence_decides() -> None:
    case = a_case()
    with time_machine.travel("2027-03-01 10:00Z", tick=False):
        do_chores()
    case.refresh_from_db()
    assert (case.status, case.decisions.count()) == (CaseStatus.RECEIVED, 0)


@pytest.mark.requirement("E67")
@pytest.mark.parametrize("role", [Role.VIEWER, Role.REFERRER, Role.PANEL_MEMBER, Role.EDITOR, Role.FINANCE])
def test_only_who_works_cases_there_decides(role: Role) -> None:
    case = a_case()
    at_school = role in {Role.VIEWER, Role.REFERRER}
    place = {"school": case.school} if at_school else {"authority": case.authority}
    with pytest.raises(PermissionDenied):
        decide(make_member(role, **place), case, "accepted", decided_on=TODAY, because=WHY, weighed=weigh_all(case))


def test_another_council_s_coordinator_decides_nothing() -> None:
    case, elsewhere = a_case(), make_member(Role.SENIOR_COORDINATOR, authority=make_authority("elsewhere"))
    with pytest.raises(PermissionDenied):
        decide(elsewhere, case, "accepted", decided_on=TODAY, because=WHY, weighed=weigh_all(case))


def test_what_another_system_works_is_not_decided_here() -> None:
    case = a_case()
    Case.objects.update(handed_over_to="The Inclusion Service")
    with pytest.raises(NotDecidedHere):
        decided(case, "accepted")


def test_more_information_needs_something_asked() -> None:
    case = a_case()
    with pytest.raises(CannotDecide):
        decided(case, "more")
    ask_information(officer_of(case), case, "The date the paediatrician saw her", about="requirement:medical")
    decided(case, "more")
    case.refresh_from_db()
    assert case.status == CaseStatus.WAITING
    assert not case.moments.filter(event="decided").exists()


def test_asking_is_the_school_s_move_and_answering_the_council_s() -> None:
    case = a_case()
    asked = ask_information(officer_of(case), case, "The herringbone", due_on=date(2026, 11, 10))
    case.refresh_from_db()
    assert (case.status, case.next_move, case.next_due_on) == ("waiting", "school", date(2026, 11, 10))
    answer_information(case.submission.submitted_by, asked, "Attached to the e-mail of 4 November")
    case.refresh_from_db()
    assert case.status == CaseStatus.ACKNOWLEDGED
    assert [one.event for one in case.moments.filter(event__startswith="info")] == ["info_requested", "info_received"]


def test_the_school_is_told_without_a_word_of_what_is_asked() -> None:
    case = a_case()
    asked = ask_information(officer_of(case), case, "The consultant’s letter about her heart")
    assert Outbox.objects.get(key=f"case-asked:{asked.pk}").recipient == case.submission.submitted_by.email
    told = str([event.data for event in events_of("case", case.submission.reference)])
    assert "heart" not in told


def test_a_school_answers_only_what_is_asked_of_it() -> None:
    case = a_case()
    asked = ask_information(officer_of(case), case, "How are you?", of="family")
    with pytest.raises(PermissionDenied):
        answer_information(case.submission.submitted_by, asked, "Well")


def test_what_is_asked_no_more_waits_for_nobody() -> None:
    case = a_case()
    officer = officer_of(case)
    withdraw_request(officer, ask_information(officer, case, "The herringbone"))
    case.refresh_from_db()
    assert case.status == CaseStatus.ACKNOWLEDGED


@pytest.mark.requirement("N109")
def test_evidence_by_telephone_counts_once_an_officer_accepts_it() -> None:
    case = a_case()
    officer = officer_of(case)
    assert criteria_now(case)[1].holds is False
    heard = record_heard(
        officer, case, said_by="A doctor", what="Seen last week", how="telephone", heard_on=TODAY,
        requirement="medical", author="gp", seen_on=date(2026, 10, 28),
    )  # fmt: skip
    rule_on_item(officer, case, f"heard:{heard.pk}", verdict="accepted", reason="The surgery rang back and confirmed")
    assert criteria_now(case)[1].holds is True


def test_a_challenged_paper_keeps_the_route_s_verdict_beside_the_officer_s_word() -> None:
    case = a_case()
    ruling = rule_on_item(officer_of(case), case, "abc", challenged=True, reason="The letter has no date")
    assert (ruling.challenged, ruling.verdict) == (True, "")


def test_what_the_route_does_not_know_is_refused() -> None:
    case, officer = a_case(), None
    officer = officer_of(case)
    with pytest.raises(NotInRoute):
        record_heard(officer, case, said_by="x", what="y", how="meeting", heard_on=TODAY, requirement="fifteen_days")
    with pytest.raises(NotInRoute):
        judge(officer, case, "no_such_test", holds_true=True, reason="z")
    with pytest.raises(NotInRoute):
        rule_on_item(officer, case, "abc", verdict="waived", reason="z")


def test_an_officer_s_judgement_settles_what_no_figure_can() -> None:
    case = a_case("essex")
    key = next(one.judgement for one in criteria_now(case) if one.judgement)
    before = [one.holds for one in criteria_now(case) if one.judgement == key]
    made = judge(officer_of(case), case, key, holds_true=True, reason="Her consultant agrees")
    after = [one.holds for one in criteria_now(case) if one.judgement == key]
    assert (before, after, made.at) == ([None], [True], timezone.now())
