"""What is due for a pupil, and when. Pure: rows, presence, school days and today in; dates and sentences out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wizard.support.days import SchoolDays
from wizard.support.enums import PLANS, Kind
from wizard.support.forms.base import spoken
from wizard.support.forms.tasks import TASK_WORDS
from wizard.support.models import Entry
from wizard.support.presence import Presence
from wizard.support.record import Record, ended_by
from wizard.support.timetables import last_day_of, next_review_of

#: Schools choose how often (N148, S9). Until they have, a week: our assumption, said on the page.
WEEKLY = 5
#: Our assumption: the meeting is held by the third day back, where it was not held before.
FIRST_DAYS_BACK = 2
HELD_BEFORE = timedelta(days=28)
SOON = timedelta(days=7)


class State(StrEnum):
    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class Due:
    """One thing to do: by when, what, why, the kind of row that settles it, and the row it is about."""

    on: date
    what: str
    why: str
    kind: Kind
    about: Entry | None = None

    def state(self, today: date) -> State:
        """Returns how pressing it is on a day."""
        if self.on < today:
            return State.LATE
        if self.on == today:
            return State.TODAY
        return State.SOON if self.on - today <= SOON else State.LATER


Rule = Callable[[Record, Presence, SchoolDays, date], Iterator[Due]]


def dues_of(record: Record, here: Presence, days: SchoolDays, today: date) -> list[Due]:
    """Returns everything due, the earliest first; nothing once the pupil has left."""
    if record.left:
        return []
    found = [due for rule in RULES for due in rule(record, here, days, today)]
    return sorted(found, key=lambda due: (due.on, due.kind))


def _arrangement(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    if here.away and record.latest(Kind.ARRANGEMENT) is None:
        why = "The family needs one person to speak to. You choose how often to check, and say why."
        yield Due(today, "Say who looks after this, and how often", why, Kind.ARRANGEMENT)


def _welfare(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    yield from _regular(record, here, days, Kind.WELFARE, "welfare_every", "Check that the pupil is safe and well")


def _work(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    arranged = record.latest(Kind.ARRANGEMENT)
    if arranged is None or arranged.said("well_enough") != "no":
        yield from _regular(record, here, days, Kind.WORK, "work_every", "Send work, and look at what came back")


def _regular(
    record: Record, here: Presence, days: SchoolDays, kind: Kind, rhythm: str, what: str
) -> Iterator[Due]:  # fmt: skip
    """While the pupil is away: so many school days after the last row of a kind, or after the first day away."""
    if not here.away or here.since is None or record.closed:
        return
    arranged, last = record.latest(Kind.ARRANGEMENT), record.latest(kind)
    every = int(arranged.said(rhythm) or WEEKLY) if arranged else WEEKLY
    begun = max(last.day, here.since) if last else here.since
    why = "Once a week" if every == WEEKLY else f"Every {every} school days"
    chosen = ", as you chose." if arranged else ", until you choose."
    yield Due(days.after(begun, every), what, f"{why}{chosen}", kind)


def _plans(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    for plan in record.current(*PLANS):
        if plan.until:
            what = f"Look at it again: {Kind(plan.kind).label[0].lower()}{Kind(plan.kind).label[1:]}"
            if plan.kind == Kind.SEN_PLAN:
                what = "Look at it again: SEN support"
            yield Due(plan.until, what, "A plan is looked at again within a year.", Kind(plan.kind), plan)


def _adjustments(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    for one in record.current(Kind.ADJUSTMENT):
        if one.until and not one.said("effect"):
            why = "It was to be tried until then."
            yield Due(one.until, "Say what came of an adjustment", why, Kind.ADJUSTMENT, one)


def _tasks(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    for one in record.current(Kind.TASK):
        if one.until and not one.said("done"):
            what = str(TASK_WORDS.get(str(one.said("task")), one.said("what")))
            yield Due(one.until, what, f"Agreed on {spoken(one.day)}, for {one.said('who')}.", Kind.TASK, one)


def _timetables(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    for one in record.of(Kind.TIMETABLE):
        reviews = record.about(one, Kind.TIMETABLE_REVIEW)
        if ended_by(reviews):
            continue
        end, review = last_day_of(one, reviews), next_review_of(one, reviews)
        if review and review < end:
            why = "A part-time timetable is looked at again with the pupil and the parents."
            yield Due(review, "Review the part-time timetable", why, Kind.TIMETABLE_REVIEW, one)
        why = "It does not end by itself, and does not go on by itself: somebody decides."
        yield Due(end, "Decide what follows the part-time timetable", why, Kind.TIMETABLE_REVIEW, one)


def _meeting(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    day = here.expected or here.back_on
    if day is None or any(row.day >= day - HELD_BEFORE for row in record.of(Kind.MEETING)):
        return
    if here.expected:
        yield Due(day, "Hold the return meeting", "Before the pupil is back, with the parents.", Kind.MEETING)
    else:
        why = f"The pupil is back since {day:%A}. Meet within the first days."
        yield Due(days.after(day, FIRST_DAYS_BACK), "Hold the return meeting", why, Kind.MEETING)


def _after_meeting(record: Record, here: Presence, days: SchoolDays, today: date) -> Iterator[Due]:
    last = record.latest(Kind.MEETING)
    if last and last.until and not record.closed:
        yield Due(last.until, "Look at how coming back goes", "You set this date at the return meeting.", Kind.MEETING)


RULES: tuple[Rule, ...] = (
    _arrangement, _welfare, _work, _timetables, _plans, _adjustments, _tasks, _meeting, _after_meeting,
)  # fmt: skip
