"""A part-time timetable: which sessions are in school, the code of those that are not, and when it is decided on.

Only for a time, in the pupil's interest, agreed with the parents, never for behaviour (facts V22, S29, L3 to L5). A
session the pupil is not due in is C2 at compulsory school age, X outside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from schoolyear.ages import of_compulsory_age
from wizard.support.models import Entry

WEEKDAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday"}
HALVES = {"am": "Morning", "pm": "Afternoon"}
#: A timetable planned for longer than this needs its reason: our assumption, the guidance says only "time-limited".
USUAL = timedelta(weeks=6)
AGREED = "agreed"


@dataclass(frozen=True)
class Session:
    """One half day of the week: in school or not, and the code where not."""

    weekday: str
    half: str
    in_school: bool
    code: str


def code_at_home(born: date | None, day: date) -> str:
    """Returns the code of a session that the timetable leaves out; both where the date of birth is not known."""
    if born is None:
        return "C2 or X"
    return "C2" if of_compulsory_age(born, day) else "X"


def week_of(entry: Entry, born: date | None) -> list[tuple[str, list[Session]]]:
    """Returns each weekday with its two sessions. Before the parents agree no session has a code: they are due in."""
    code = code_at_home(born, entry.day) if entry.said("parents") == AGREED else ""
    return [
        (
            name,
            [
                Session(name, words, half in (entry.said(key) or []), "" if half in (entry.said(key) or []) else code)
                for half, words in HALVES.items()
            ],
        )
        for key, name in WEEKDAYS.items()
    ]


def in_school(entry: Entry) -> int:
    """Returns how many of the ten half days are in school."""
    return sum(len(entry.said(key) or []) for key in WEEKDAYS)


def last_day_of(entry: Entry, reviews: Iterable[Entry]) -> date:
    """Returns its last day: the one agreed, or that of the latest review that set another."""
    moved = [one for one in reviews if one.until]
    latest = max(moved, key=lambda one: (one.day, one.pk), default=None)
    end = latest.until if latest else entry.until
    assert end is not None, "the form lets no timetable pass without an end date"
    return end


def next_review_of(entry: Entry, reviews: Iterable[Entry]) -> date | None:
    """Returns the first agreed review date after the last review held."""
    held = list(reviews)
    last = max((one.day for one in held), default=date.min)
    dates = [entry.day_said("review_on"), entry.day_said("second_review_on")]
    dates += [one.day_said("next_review") for one in held]
    return min((one for one in dates if one and one > last), default=None)


def is_long(first: date, last: date) -> bool:
    """Whether it is planned for longer than is usual."""
    return last - first > USUAL
