"""Reminders go out before a date and word of it after; they end nothing, come once, and fall silent when wished."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from people.enums import Role
from record.models import Event, Outbox
from tests.building import make_member
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms
from wizard.casework.actions.acknowledge_referral import acknowledge_referral
from wizard.casework.models import Case, CaseClock, Cover
from wizard.casework.recounting import recount_due
from wizard.casework.reminding import escalate, remind
from wizard.casework.service import deal_with_clock, record_moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
STARTED = date(2026, 11, 3)


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def running(**changes: object) -> CaseClock:
    """A case of Norfolk whose education has started, with a coordinator: its period ends in twelve school weeks."""
    publish_terms()
    case = a_case()
    officer = officer_of(case)
    acknowledge_referral(officer, case)
    Case.objects.filter(pk=case.pk).update(status="provided", owner=officer, **changes)
    record_moment(officer, case, "provision_started", STARTED)
    Outbox.objects.all().delete()
    clock = CaseClock.objects.get(case=case, key="period_end")
    # Only this clock is looked at.
    CaseClock.objects.filter(case=case).exclude(pk=clock.pk).delete()
    return clock


def on(day: date) -> time_machine.travel:
    return time_machine.travel(f"{day.isoformat()} 10:00Z", tick=False)


def told(kind: str) -> set[str]:
    return set(Outbox.objects.filter(kind=kind).values_list("recipient", flat=True))


@pytest.mark.requirement("N166")
def test_the_coordinator_is_reminded_once_on_each_of_the_route_s_days() -> None:
    clock = running()
    owner = clock.case.owner
    assert owner is not None
    first = clock.remind_on
    assert first is not None
    assert first < clock.due_on
    assert remind() == 0
    with on(first):
        assert (remind(), remind()) == (1, 0)
        recount_due()
        CaseClock.objects.exclude(pk=clock.pk).delete()
        assert remind() == 0
        assert told("case_reminder") == {owner.email}
    clock.refresh_from_db()
    assert clock.remind_on is not None
    assert first < clock.remind_on < clock.due_on
    with on(clock.remind_on):
        assert remind() == 1
    assert Outbox.objects.filter(kind="case_reminder").count() == 2


def test_a_reminder_that_was_missed_is_sent_when_the_worker_is_back() -> None:
    clock = running()
    first = clock.remind_on
    assert first is not None
    with on(first + timedelta(days=2)):
        recount_due()
        assert remind() == 1


def test_whoever_stands_in_hears_instead() -> None:
    clock = running()
    case, first = clock.case, clock.remind_on
    assert first is not None
    assert case.owner is not None
    deputy = officer_of(case)
    Cover.objects.create(
        authority=case.authority, away=case.owner, by=deputy, arranged_by=deputy, first_day=first, last_day=first
    )
    with on(first):
        remind()
    assert told("case_reminder") == {deputy.email}


@pytest.mark.requirement("N166", "N173", "N51")
def test_a_date_that_passed_is_told_to_the_seniors_and_ends_nothing() -> None:
    clock = running()
    case = clock.case
    senior = make_member(Role.SENIOR_COORDINATOR, authority=case.authority)
    with on(clock.due_on):
        assert escalate() == 0
    with on(clock.due_on + timedelta(days=1)):
        assert (escalate(), escalate()) == (1, 0)
        assert case.owner is not None
        assert told("case_escalated") == {senior.email, case.owner.email}
    case.refresh_from_db()
    assert (case.status, case.closed_on) == ("provided", None)
    assert Event.objects.filter(kind="clock_escalated", subject_id=case.submission.reference).count() == 1


def test_what_was_dealt_with_and_what_is_over_is_not_escalated() -> None:
    clock = running()
    with on(clock.due_on + timedelta(days=1)):
        assert clock.case.owner is not None
        deal_with_clock(clock.case.owner, clock)
        CaseClock.objects.exclude(key="period_end").delete()
        assert escalate() == 0
    Case.objects.update(status="closed")
    with on(clock.due_on + timedelta(days=400)):
        assert (remind(), escalate()) == (0, 0)


@pytest.mark.requirement("N51")
def test_a_case_falls_silent_where_the_family_wishes() -> None:
    clock = running(quiet_since=timezone.localdate())
    assert clock.remind_on is not None
    with on(clock.remind_on):
        assert remind() == 0
    with on(clock.due_on + timedelta(days=1)):
        assert escalate() == 0
    assert not Outbox.objects.exists()
