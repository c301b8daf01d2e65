"""A case's clocks run from what happened, by the pinned route and the school's calendar; what is next is worked out."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db.utils import DatabaseError
from django.utils import timezone

from people.enums import Role
from record.service import events_of
from tests.building import make_authority, make_member, make_referral, make_submission
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms
from wizard.casework import recounting
from wizard.casework.actions.add_task import add_task
from wizard.casework.actions.deal_with import deal_with_clock, finish_task
from wizard.casework.actions.record_moment import record_moment, strike_moment
from wizard.casework.coming import Coming, next_of
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case, Decision
from wizard.casework.recounting import recount_due, recount_open
from wizard.casework.service import acknowledge_referral, open_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms() -> None:
    publish_terms()


@time_machine.travel(SENT, tick=False)
def test_a_new_case_knows_its_pupil_and_waits_to_be_acknowledged() -> None:
    case = a_case()
    assert (case.pupil.name, case.sought_name, case.year_group) == ("Amara Madeup", "amara madeup", 9)
    case.refresh_from_db()
    assert (case.next_about, case.next_move, case.next_due_on) == ("acknowledge", "council", date(2026, 11, 5))


@pytest.mark.requirement("N124")
@time_machine.travel(SENT, tick=False)
def test_twelve_school_weeks_leave_out_the_holidays(terms: None) -> None:
    case = a_case()
    record_moment(officer_of(case), case, "provision_started", date(2026, 11, 9))
    # Worked out by hand: six weeks to 18 December, six from 4 January with half term left out: Monday 22 February.
    assert case.clocks.get(key="period_end").due_on == date(2027, 2, 22)


@time_machine.travel(SENT, tick=False)
def test_a_period_that_starts_again_moves_its_end(terms: None) -> None:
    case = a_case()
    officer = officer_of(case)
    record_moment(officer, case, "provision_started", date(2026, 11, 9))
    record_moment(officer, case, "period_started", date(2027, 2, 22))
    assert case.clocks.get(key="period_end").due_on == date(2027, 6, 7)


@time_machine.travel(SENT, tick=False)
def test_without_published_terms_no_day_is_guessed() -> None:
    case = a_case()
    record_moment(officer_of(case), case, "provision_started", date(2026, 11, 9))
    assert not case.clocks.filter(key="period_end").exists()


@pytest.mark.requirement("E60")
@time_machine.travel(SENT, tick=False)
def test_a_review_nobody_held_is_late_and_does_not_roll_on() -> None:
    case = a_case("essex")
    record_moment(officer_of(case), case, "provision_started", date(2026, 11, 9))
    with time_machine.travel("2027-02-01 09:00Z", tick=False):
        list(recount_open())
        assert case.clocks.get(key="reviews").due_on == date(2026, 12, 21)


@time_machine.travel(SENT, tick=False)
def test_a_review_that_was_held_is_due_again_six_weeks_on() -> None:
    case = a_case("essex")
    officer = officer_of(case)
    record_moment(officer, case, "provision_started", date(2026, 11, 9))
    clock = deal_with_clock(officer, case.clocks.get(key="reviews"), "Held on 17 December")
    assert (clock.due_on, clock.is_dealt_with) == (date(2027, 2, 1), False)
    # The same button again, of a page that showed the day before: the next review stays due.
    again = deal_with_clock(officer, clock, due="2026-12-17")
    assert (again.due_on, again.is_dealt_with) == (date(2027, 2, 1), False)


@time_machine.travel(SENT, tick=False)
def test_minutes_are_due_five_school_days_after_the_review() -> None:
    publish_terms("essex")
    case = a_case("essex")
    record_moment(officer_of(case), case, "review_held", date(2026, 12, 16))
    # 17, 18 December, then 4, 5, 6 January.
    assert case.clocks.get(key="minutes").due_on == date(2027, 1, 6)


@time_machine.travel(SENT, tick=False)
def test_what_was_struck_out_moves_no_clock(terms: None) -> None:
    case = a_case()
    officer = officer_of(case)
    wrong = record_moment(officer, case, "provision_started", date(2026, 11, 9))
    strike_moment(officer, wrong, "Another child’s date")
    assert not case.clocks.filter(key="period_end").exists()
    assert case.moments.get(pk=wrong.pk).struck_why == "Another child’s date"


@time_machine.travel(SENT, tick=False)
def test_the_earliest_thing_due_is_next_and_whose_move_it_is_shows() -> None:
    case = a_case()
    officer = officer_of(case)
    acknowledge_referral(officer, case)
    task = add_task(officer, case, "Send the herringbone", move="school", due_on=date(2026, 11, 10))
    case.refresh_from_db()
    assert (case.next_about, case.next_move, case.next_due_on) == (f"task:{task.pk}", "school", date(2026, 11, 10))
    finish_task(case.submission.submitted_by, task)
    case.refresh_from_db()
    assert case.next_about != f"task:{task.pk}"


@time_machine.travel(SENT, tick=False)
def test_a_school_makes_only_its_own_moves() -> None:
    case = a_case()
    school = case.submission.submitted_by
    with pytest.raises(PermissionDenied):
        add_task(school, case, "Decide at once", move="council")
    with pytest.raises(PermissionDenied):
        record_moment(school, case, "decided", date(2026, 11, 4))


@time_machine.travel(SENT, tick=False)
def test_another_council_s_officer_moves_nothing() -> None:
    case, stranger = a_case(), make_member(Role.COORDINATOR, authority=make_authority("elsewhere"))
    with pytest.raises(PermissionDenied):
        record_moment(stranger, case, "provision_started", date(2026, 11, 9))
    with pytest.raises(PermissionDenied):
        add_task(stranger, case, "Anything", move="school")


@time_machine.travel(SENT, tick=False)
def test_events_of_a_case_hold_no_name() -> None:
    case = a_case()
    record_moment(officer_of(case), case, "provision_started", date(2026, 11, 9))
    told = json.dumps([event.data for event in events_of("case", case.submission.reference)])
    assert "Amara" not in told


def test_a_decision_never_changes() -> None:
    with time_machine.travel(SENT, tick=False):
        case = a_case()
    made = Decision.objects.create(
        case=case, number=1, outcome="accepted", kind="agree", label="Accepted", decided_on=date(2026, 11, 9),
        decided_by=officer_of(case), because="She has been away for twenty days.", made_at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="frozen"):
        Decision.objects.filter(pk=made.pk).update(because="Something else")


@time_machine.travel(SENT, tick=False)
def test_open_cases_are_looked_at_once_a_day() -> None:
    case = a_case()
    assert recount_due() == 0
    with time_machine.travel("2026-11-04 06:00Z", tick=False):
        assert recount_due() == 1
        assert recount_due() == 0
        Case.objects.filter(pk=case.pk).update(status=CaseStatus.CLOSED, recounted_on=None)
        assert recount_due() == 0


@time_machine.travel(SENT, tick=False)
def test_what_the_school_had_to_do_before_it_sent_the_referral_is_no_clock_of_the_case(terms: None) -> None:
    answer = {"key": "first_day", "ask": "When did this absence begin?", "shown": ["x"], "value": "2026-09-21"}
    case = a_case(steps=[{"title": "Absence", "questions": [answer]}])
    case.refresh_from_db()
    # "Ask for health advice early" was due eight school days after 21 September.
    assert not case.clocks.filter(due_on__lt=date(2026, 11, 3)).exists()
    assert case.next_about == "acknowledge"


@time_machine.travel(SENT, tick=False)
def test_many_cases_are_counted_in_few_queries(django_assert_max_num_queries: Any) -> None:
    first = a_case("essex")
    for _ in range(4):
        referral = make_referral(first.school, first.submission.referral.route_version, first.submission.submitted_by)
        open_case(make_submission(first.authority, referral=referral, document={}))
    with django_assert_max_num_queries(24):
        assert list(recount_open()) == [5]


DAY = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("status", "others", "expected"),
    [
        ("received", [], "acknowledge"),
        ("acknowledged", [], None),
        ("received", [Coming(DAY, "task:1", "school")], "task:1"),
        ("not_now", [], "look_again"),
        ("not_now", [Coming(DAY + timedelta(days=1), "clock:review", "school")], "clock:review"),
        ("closed", [Coming(DAY, "task:1", "school")], None),
        ("withdrawn", [], None),
        ("provided", [Coming(DAY, "clock:b", "school"), Coming(DAY, "clock:a", "council")], "clock:a"),
    ],
)
def test_next_is_the_earliest_of_what_is_due(status: str, others: list[Coming], expected: str | None) -> None:
    found = next_of(
        status, acknowledge_by=DAY + timedelta(days=2), look_again_on=DAY + timedelta(days=40), others=others
    )
    assert (found.about if found else None) == expected


@time_machine.travel(SENT, tick=False)
def test_a_case_whose_clocks_cannot_be_worked_out_keeps_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = a_case(), a_case()
    Case.objects.update(recounted_on=None)
    whole = recounting.standings_of

    def fail(cases: Any, *more: Any) -> Any:
        if cases.filter(pk=bad.pk).exists():
            raise RuntimeError
        return whole(cases, *more)

    monkeypatch.setattr(recounting, "standings_of", fail)
    assert recounting.recount_due() == 1
    good.refresh_from_db()
    assert good.recounted_on == date(2026, 11, 3)
