"""What is due, and when: rows, presence and school days in, dates and sentences out."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolyear.calendars import HalfTerm, SchoolCalendar
from wizard.support.days import SchoolDays
from wizard.support.due import Due, dues_of
from wizard.support.enums import Kind
from wizard.support.models import Entry
from wizard.support.presence import Presence
from wizard.support.record import Record

TODAY = date(2026, 11, 20)
TERM = SchoolCalendar((HalfTerm(date(2026, 9, 3), date(2026, 10, 23)), HalfTerm(date(2026, 11, 2), date(2026, 12, 18))))
DAYS = SchoolDays(TERM)
AWAY = Presence(True, date(2026, 11, 2))
HERE = Presence(False)
REVIEWS: dict[str, Any] = {"review_on": "2026-11-13", "second_review_on": "2026-11-27"}


def row(pk: int, kind: str, day: str, until: str = "", about: int | None = None, **content: Any) -> Entry:
    last = date.fromisoformat(until) if until else None
    corrects = content.pop("corrects", None)
    return Entry(
        pk=pk, kind=kind, day=date.fromisoformat(day), until=last, content=content, about_id=about, corrects_id=corrects
    )


def dues(*rows: Entry, here: Presence = HERE, today: date = TODAY, days: SchoolDays = DAYS) -> dict[str, date]:
    """What is due by what it is called."""
    return {due.what: due.on for due in dues_of(Record.of_rows(rows), here, days, today)}


ARRANGED = row(1, Kind.ARRANGEMENT, "2026-11-02", welfare_every="5", work_every="10", well_enough="yes")
WELFARE, WORK = "Check that the pupil is safe and well", "Send work, and look at what came back"
DECIDE, REVIEW = "Decide what follows the part-time timetable", "Review the part-time timetable"
MEETING = "Hold the return meeting"


@pytest.mark.requirement("N148", "N133")
@pytest.mark.requirement("S9")
@pytest.mark.parametrize(
    ("every", "checked", "expected"),
    [
        ("5", "", date(2026, 11, 9)),
        ("5", "2026-11-12", date(2026, 11, 19)),
        ("1", "2026-11-19", date(2026, 11, 20)),
        ("2", "2026-11-19", date(2026, 11, 23)),
        ("10", "2026-11-02", date(2026, 11, 16)),
        ("5", "2026-12-16", date(2026, 12, 23)),  # past the published term: working days
    ],
)
def test_a_welfare_check_is_due_as_often_as_the_school_chose(every: str, checked: str, expected: date) -> None:
    arranged = row(1, Kind.ARRANGEMENT, "2026-11-02", welfare_every=every, well_enough="no")
    rows = [arranged, row(2, Kind.WELFARE, checked)] if checked else [arranged]
    assert dues(*rows, here=AWAY) == {WELFARE: expected}


def test_until_the_school_chooses_a_week_is_counted_and_the_choice_is_asked_for() -> None:
    found = dues(here=AWAY)
    assert found == {
        WELFARE: date(2026, 11, 9),
        WORK: date(2026, 11, 9),
        "Say who looks after this, and how often": TODAY,
    }


@pytest.mark.requirement("S30")
def test_no_work_is_asked_of_a_pupil_too_unwell_to_learn() -> None:
    unwell = row(1, Kind.ARRANGEMENT, "2026-11-02", welfare_every="5", well_enough="no")
    assert WORK not in dues(unwell, here=AWAY)
    assert WORK in dues(ARRANGED, here=AWAY)


def test_nothing_regular_is_due_of_a_pupil_who_is_in_school() -> None:
    assert dues(ARRANGED, row(2, Kind.WELFARE, "2026-11-03")) == {}


@pytest.mark.requirement("S29")
@pytest.mark.requirement("L4")
def test_a_part_time_timetable_is_decided_on_its_last_day_and_never_lapses() -> None:
    timetable = row(2, Kind.TIMETABLE, "2026-11-02", "2026-12-04", **REVIEWS)
    assert dues(timetable) == {REVIEW: date(2026, 11, 13), DECIDE: date(2026, 12, 4)}
    years_on = date(2028, 12, 4)
    assert dues(timetable, today=years_on)[DECIDE] == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("outcome", "new_end", "expected"),
    [
        ("as_agreed", "", {REVIEW: date(2026, 11, 27), DECIDE: date(2026, 12, 4)}),
        ("new_end", "2026-12-11", {REVIEW: date(2026, 11, 27), DECIDE: date(2026, 12, 11)}),
        ("full_time", "", {}),
        ("stopped", "", {}),
    ],
)
def test_only_a_review_ends_a_part_time_timetable_or_lets_it_go_on(
    outcome: str, new_end: str, expected: dict[str, date]
) -> None:
    timetable = row(2, Kind.TIMETABLE, "2026-11-02", "2026-12-04", **REVIEWS)
    review = row(3, Kind.TIMETABLE_REVIEW, "2026-11-16", new_end, about=2, outcome=outcome)
    assert dues(timetable, review) == expected


def test_a_review_counts_for_a_timetable_that_was_corrected_later() -> None:
    timetable = row(2, Kind.TIMETABLE, "2026-11-02", "2026-12-04", **REVIEWS)
    review = row(3, Kind.TIMETABLE_REVIEW, "2026-11-16", about=2, outcome="full_time")
    corrected = row(4, Kind.TIMETABLE, "2026-11-02", "2026-12-11", corrects=2, **REVIEWS)
    assert dues(timetable, review, corrected) == {}


@pytest.mark.requirement("S17")
def test_a_plan_is_looked_at_again_until_a_later_one_takes_its_place() -> None:
    first = row(2, Kind.HEALTHCARE_PLAN, "2025-12-01", "2026-12-01")
    again = row(3, Kind.HEALTHCARE_PLAN, "2026-11-18", "2027-11-18", about=2)
    what = "Look at it again: individual healthcare plan"
    assert dues(first) == {what: date(2026, 12, 1)}
    assert dues(first, again) == {what: date(2027, 11, 18)}


@pytest.mark.requirement("S26")
@pytest.mark.parametrize(
    ("here", "held", "expected"),
    [
        (Presence(True, date(2026, 11, 2), None, date(2026, 11, 30)), "", date(2026, 11, 30)),
        (Presence(False, None, date(2026, 11, 19)), "", date(2026, 11, 23)),
        (Presence(False, None, date(2026, 11, 19)), "2026-11-16", None),
        (Presence(False, None, date(2026, 11, 19)), "2026-09-16", date(2026, 11, 23)),
    ],
)
def test_the_return_meeting_is_held_before_or_within_the_first_days(
    here: Presence, held: str, expected: date | None
) -> None:
    rows = [row(2, Kind.MEETING, held)] if held else []
    assert dues(*rows, here=here).get(MEETING) == expected


def test_nothing_is_due_once_the_pupil_has_left() -> None:
    left = row(9, Kind.ENDED, "2026-11-19", reason="left")
    assert dues(ARRANGED, row(2, Kind.HEALTHCARE_PLAN, "2026-01-01", "2026-10-01"), left, here=AWAY) == {}


DATES = st.dates(date(2026, 9, 3), date(2026, 12, 18))


@given(DATES, DATES, st.sampled_from(["1", "2", "5", "10"]))
def test_a_check_is_never_due_on_a_closed_day_nor_before_the_last(since: date, checked: date, every: str) -> None:
    arranged = row(1, Kind.ARRANGEMENT, "2026-09-03", welfare_every=every, well_enough="no")
    found = dues(arranged, row(2, Kind.WELFARE, checked.isoformat()), here=Presence(True, since))[WELFARE]
    assert found > max(since, checked)
    assert DAYS.open_on(found)
    between = (max(since, checked) + timedelta(days=n) for n in range(1, (found - max(since, checked)).days + 1))
    if TERM.covers(found):
        assert sum(TERM.is_open(day) for day in between) == int(every)


@given(DATES, st.integers(1, 60), st.lists(st.integers(0, 400), max_size=4), st.integers(0, 500))
def test_a_timetable_without_an_ending_review_always_asks_somebody(
    first: date, weeks: int, reviews: list[int], later: int
) -> None:
    end = first + timedelta(weeks=weeks)
    timetable = row(1, Kind.TIMETABLE, first.isoformat(), end.isoformat(), review_on=end.isoformat())
    held = [
        row(n + 2, Kind.TIMETABLE_REVIEW, (first + timedelta(days=d)).isoformat(), about=1, outcome="as_agreed")
        for n, d in enumerate(reviews)
    ]
    assert dues(timetable, *held, today=first + timedelta(days=later))[DECIDE] == end


@given(st.permutations(range(6)))
def test_the_order_rows_come_in_changes_nothing(order: list[int]) -> None:
    rows = [
        ARRANGED,
        row(2, Kind.HEALTHCARE_PLAN, "2026-11-03", "2027-05-03"),
        row(3, Kind.HEALTHCARE_PLAN, "2026-11-03", "2027-06-03", about=2),
        row(4, Kind.TIMETABLE, "2026-11-09", "2026-12-04", **REVIEWS),
        row(5, Kind.TIMETABLE_REVIEW, "2026-11-16", "2026-12-11", about=4, outcome="new_end"),
        row(6, Kind.WELFARE, "2026-11-17"),
    ]
    known = [(due.on, due.what) for due in found(rows)]
    assert [(due.on, due.what) for due in found([rows[n] for n in order])] == known


def found(rows: list[Entry]) -> list[Due]:
    return dues_of(Record.of_rows(rows), AWAY, DAYS, TODAY)


@pytest.mark.requirement("E31", "E35", "N50")
@pytest.mark.parametrize(
    ("task", "what"),
    [
        ({"task": "urgent_review", "who": "SENCO"}, "Ask for an urgent review of the EHCP"),
        ({"task": "school_place", "who": "SENCO"}, "Look for a school place"),
        ({"task": "other", "what": "Order the reader", "who": "Librarian"}, "Order the reader"),
    ],
)
def test_something_to_do_is_due_until_somebody_says_what_came_of_it(task: dict[str, str], what: str) -> None:
    asked = row(1, Kind.TASK, "2026-11-16", "2026-12-07", **task)
    done = row(2, Kind.TASK, "2026-11-16", "2026-12-07", about=1, **task, done="The team came")
    assert dues(asked) == {what: date(2026, 12, 7)}
    assert dues(asked, done) == {}
