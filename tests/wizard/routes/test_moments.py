"""Due dates: events, counted days, earlier and later of, repeats, pauses and reminders."""

from datetime import date
from typing import Any

import pytest

from schoolyear.calendars import HalfTerm, SchoolCalendar
from tests.wizard.routes.small_routes import document, evidence, question, result, step, verdict
from wizard.routes.service import ClockResult

JSON = dict[str, Any]
CALENDAR = SchoolCalendar(
    half_terms=(
        HalfTerm(date(2026, 9, 3), date(2026, 10, 23)),
        HalfTerm(date(2026, 11, 2), date(2026, 12, 18), ends_term=True),
        HalfTerm(date(2027, 1, 4), date(2027, 2, 12)),
        HalfTerm(date(2027, 2, 22), date(2027, 3, 25), ends_term=True),
    )
)
ASKED = step(question("back", "date", need="optional"))


def clock(due: JSON, **more: Any) -> JSON:
    then = {"do": "task", "say": "Do it."}
    return {"key": "due", "title": "Due", "due": due, "owner": "school", "then": then, "cites": ["c"]} | more


def falls(due: JSON, answers: JSON | None = None, clocks: list[JSON] | None = None, **given: Any) -> ClockResult:
    data = document(ASKED, clocks=[*(clocks or []), clock(due)])
    return result(data, answers, **{"calendar": CALENDAR} | given).clocks["due"]


@pytest.mark.parametrize(
    ("due", "event", "day"),
    [
        ({"after": "provision_started", "n": 12, "unit": "school_weeks"}, "2026-11-09", date(2027, 2, 22)),
        ({"after": "provision_started", "n": 5, "unit": "school_days"}, "2026-10-22", date(2026, 11, 5)),
        ({"after": "provision_started", "n": 5, "unit": "working_days"}, "2026-12-21", date(2026, 12, 30)),
        ({"after": "provision_started", "n": 6, "unit": "weeks"}, "2026-11-02", date(2026, 12, 14)),
        ({"after": "provision_started", "n": 1, "unit": "months"}, "2027-01-31", date(2027, 2, 28)),
        ({"after": "provision_started", "n": 10, "unit": "calendar_days"}, "2026-12-24", date(2027, 1, 3)),
        ({"after": "provision_started", "n": 1, "unit": "half_terms"}, "2026-11-09", date(2026, 12, 18)),
        ({"after": "provision_started", "n": 2, "unit": "terms"}, "2026-11-09", date(2027, 3, 25)),
        ({"before": "provision_started", "n": 12, "unit": "weeks"}, "2026-11-02", date(2026, 8, 10)),
        ({"at": "provision_started"}, "2026-11-02", date(2026, 11, 2)),
    ],
)
def test_units(due: JSON, event: str, day: date) -> None:
    assert falls(due, events={"provision_started": event}).due == day


@pytest.mark.parametrize(
    ("on", "sent", "day"),
    [
        ("2027-05-31", date(2026, 11, 2), date(2027, 5, 31)),
        ("03-01", date(2026, 11, 2), date(2027, 3, 1)),
        ("03-01", date(2027, 8, 31), date(2027, 3, 1)),
        ("09-01", date(2027, 8, 31), date(2026, 9, 1)),
        ("02-29", date(2026, 11, 2), date(2027, 2, 28)),
        ("02-29", date(2027, 11, 2), date(2028, 2, 29)),
    ],
)
def test_a_day_of_the_calendar_is_that_day_of_the_school_year(on: str, sent: date, day: date) -> None:
    assert falls({"on": on}, submitted=sent).due == day


def test_a_clock_counts_back_from_the_day_on_which_evidence_runs_out() -> None:
    paper = evidence(verdict({"fact": "item.author", "is": "nurse"}, "accepted"), lasts={"n": 6, "unit": "months"})
    data = document(
        ASKED, requirements=[paper], clocks=[clock({"before": "evidence_runs_out", "n": 4, "unit": "weeks"})]
    )
    items = [{"author": "nurse", "seen_on": day} for day in ("2026-09-01", "2026-10-01")]
    assert result(data, items={"medical": items}).clocks["due"].due == date(2027, 3, 4)
    assert [one.about for one in result(data).clocks["due"].waiting] == ["evidence_runs_out"]


def test_an_event_that_has_not_happened_is_waited_for() -> None:
    found = falls({"after": "decided", "n": 1, "unit": "weeks"})
    assert found.due is None
    assert [(reason.waits_for, reason.about) for reason in found.waiting] == [("date", "decided")]


def test_term_dates_not_published_are_waited_for_and_never_guessed() -> None:
    due = {"after": "decided", "n": 5, "unit": "school_days"}
    for calendar, day in ((None, "2026-11-02"), (CALENDAR, "2027-03-24")):
        found = falls(due, events={"decided": day}, calendar=calendar)
        assert [reason.waits_for for reason in found.waiting] == ["calendar"]


def test_a_draft_counts_as_sent_today_provisionally() -> None:
    due = {"after": "submitted", "n": 3, "unit": "weeks"}
    assert falls(due) == ClockResult(date(2026, 11, 23), provisional=True)
    assert falls(due, submitted=date(2026, 11, 1)) == ClockResult(date(2026, 11, 22))


@pytest.mark.requirement("N124")
def test_the_earlier_of_two_is_provisional_while_one_is_missing() -> None:
    due = {"earlier_of": [{"after": "provision_started", "n": 12, "unit": "school_weeks"}, {"at": "back"}]}
    events = {"provision_started": "2026-11-09"}
    assert falls(due, events=events) == ClockResult(date(2027, 2, 22), provisional=True)
    assert falls(due, {"back": "2026-12-07"}, events=events) == ClockResult(date(2026, 12, 7))


def test_the_later_of_two_waits_for_both() -> None:
    due = {"later_of": [{"at": "decided"}, {"at": "back"}]}
    assert falls(due, events={"decided": "2026-11-02"}).due is None
    assert falls(due, {"back": "2026-10-01"}, events={"decided": "2026-11-02"}).due == date(2026, 11, 2)


def test_a_clock_may_stand_on_an_earlier_one() -> None:
    first = clock({"after": "decided", "n": 1, "unit": "weeks"}) | {"key": "first"}
    due = {"after": "first", "n": 1, "unit": "weeks"}
    assert falls(due, clocks=[first], events={"decided": "2026-11-02"}).due == date(2026, 11, 16)


def test_a_clock_runs_only_while_its_condition_holds() -> None:
    data = document(clocks=[clock({"at": "decided"}, when={"fact": "ill", "is": "yes"})])
    events = {"decided": "2026-11-02"}
    assert result(data, {"ill": "yes"}, events=events).clocks["due"].due == date(2026, 11, 2)
    stopped = result(data, {"ill": "no"}, events=events).clocks["due"]
    assert (stopped.due, stopped.needed) == (None, False)


@pytest.mark.requirement("E60")
def test_a_repeating_clock_gives_its_first_day_and_the_next_from_today() -> None:
    data = document(
        clocks=[
            clock(
                {"after": "provision_started", "n": 6, "unit": "weeks"},
                repeats={"n": 6, "unit": "weeks"},
                until="provision_ended",
                remind=[{"n": 5, "unit": "school_days"}],
            )
        ]
    )
    events = {"provision_started": "2026-09-10"}
    found = result(data, events=events, calendar=CALENDAR).clocks["due"]
    assert (found.due, found.following) == (date(2026, 10, 22), date(2026, 12, 3))
    assert found.reminders == (date(2026, 11, 26),)
    ended = result(data, events=events | {"provision_ended": "2026-11-20"}, calendar=CALENDAR).clocks["due"]
    assert ended.following is None


def test_a_pause_moves_the_due_day_on_by_what_it_lasted() -> None:
    pauses = [{"from": "info_requested", "to": "info_received"}]
    data = document(clocks=[clock({"after": "received", "n": 10, "unit": "working_days"}, pauses=pauses)])
    events = {"received": "2026-11-02", "info_requested": "2026-11-05"}
    open_pause = result(data, events=events).clocks["due"]
    assert [reason.about for reason in open_pause.waiting] == ["info_received"]
    over = result(data, events=events | {"info_received": "2026-11-10"}).clocks["due"]
    assert over.due == date(2026, 11, 19)
