"""Whether a pupil is away: the newest of what the register, the family and the school say."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.wizard.support.test_what_is_due import row
from wizard.attendance.enums import Half
from wizard.attendance.marks import Mark, Marks
from wizard.attendance.models import AbsenceNotice
from wizard.support.enums import Kind
from wizard.support.models import Entry
from wizard.support.presence import Presence, presence
from wizard.support.record import Record

TODAY = date(2026, 11, 20)
NONE = Marks(())


def marked(last: str, *codes: str) -> Marks:
    """Two sessions a weekday with the same code, the last of them on `last`."""
    day, marks = date.fromisoformat(last), []
    for code in reversed(codes):
        while day.weekday() > 4:
            day -= timedelta(days=1)
        am, pm = ("/", "\\") if code == "/" else (code, code)
        marks += [Mark(day, Half.AM, am), Mark(day, Half.PM, pm)]
        day -= timedelta(days=1)
    return Marks.of(marks)


def told(first: str, back: str = "", on: str = "") -> AbsenceNotice:
    back_on = date.fromisoformat(back) if back else None
    return AbsenceNotice(
        first_day=date.fromisoformat(first), back_on=back_on, told_on=date.fromisoformat(on or first)
    )  # fmt: skip


def arranged(day: str, away: str, since: str = "") -> Entry:
    said: dict[str, Any] = {"away_since": since} if since else {}
    return row(1, Kind.ARRANGEMENT, day, away=away, **said)


def here(*rows: Entry, marks: Marks = NONE, notices: Any = ()) -> Presence:
    return presence(Record.of_rows(rows), marks, notices, TODAY)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (NONE, Presence()),
        (marked("2026-11-20", "/", "/"), Presence(False)),
        (marked("2026-11-20", "/", "I", "I"), Presence(True, date(2026, 11, 19))),
        (marked("2026-11-20", *["I"] * 5, "/"), Presence(False, None, date(2026, 11, 20))),
        (marked("2026-11-20", *["I"] * 4, "/"), Presence(False)),
        (marked("2026-11-20", "I", "I", "C2"), Presence(True, date(2026, 11, 18))),
        (marked("2026-11-20", "I", "I", "#"), Presence(True, date(2026, 11, 18))),
    ],
)
def test_the_register_says_who_is_away_since_when(marks: Marks, expected: Presence) -> None:
    assert here(marks=marks) == expected


def test_a_later_register_counts_for_more_than_what_was_arranged() -> None:
    assert here(arranged("2026-11-03", "all", "2026-11-02"), marks=marked("2026-11-20", "/")).away is False


def test_what_was_arranged_later_counts_for_more_than_the_register() -> None:
    found = here(arranged("2026-11-19", "all", "2026-11-16"), marks=marked("2026-11-13", "/"))
    assert found == Presence(True, date(2026, 11, 16))


def test_what_the_family_told_is_believed() -> None:
    assert here(notices=[told("2026-11-16")]) == Presence(True, date(2026, 11, 16))
    ahead = here(notices=[told("2026-11-16", "2026-11-30")])
    assert (ahead.away, ahead.expected) == (True, date(2026, 11, 30))
    assert here(notices=[told("2026-11-02", "2026-11-16")]) == Presence(False, None, date(2026, 11, 16))
    assert here(notices=[told("2026-12-01", on="2026-11-18")]) == Presence()


def test_a_return_meeting_says_the_first_day_back() -> None:
    meeting = row(2, Kind.MEETING, "2026-11-12", back_on="2026-11-18")
    found = here(arranged("2026-11-03", "all", "2026-11-02"), meeting)
    assert found == Presence(False, None, date(2026, 11, 18))


def test_nothing_that_lies_ahead_is_taken_as_having_happened() -> None:
    meeting = row(2, Kind.MEETING, "2026-11-19", back_on="2026-11-30")
    assert here(arranged("2026-11-03", "all", "2026-11-02"), meeting).away is True
