"""A pupil's half days: what is planned, what the provider said, the code that follows. Pure, over rows read once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from schoolyear.ages import of_compulsory_age
from schoolyear.calendars import SchoolCalendar
from wizard.attendance.enums import Half
from wizard.provision.coding import Coded, Known, Teaching, code_of
from wizard.provision.enums import Planned
from wizard.provision.models import Placement, RegisterMark, Slot, Timetable

HALVES = (Half.AM, Half.PM)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

MarkKey = tuple[int, date, str]


@dataclass(frozen=True, slots=True)
class Session:
    """One half day as pages show it. `slot` is None where no timetable holds."""

    day: date
    half: Half
    slot: Slot | None
    mark: RegisterMark | None
    coded: Coded

    @property
    def called(self) -> str:
        """Returns "morning" or "afternoon"."""
        return "morning" if self.half == Half.AM else "afternoon"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a week; `closed` where the school has none."""

    day: date
    closed: bool
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True)
class Kept:
    """Everything a pupil's half days are worked out from."""

    timetables: Sequence[Timetable]
    marks: Mapping[MarkKey, RegisterMark] = field(default_factory=dict)
    calendar: SchoolCalendar | None = None
    born: date | None = None

    def timetable_on(self, day: date) -> Timetable | None:
        """Returns the timetable that holds on a day: of those begun by then, the latest made."""
        begun = [one for one in self.timetables if one.holds_from <= day]
        return max(begun, key=lambda one: one.number, default=None)

    def is_closed(self, day: date) -> bool:
        """Whether the school is known to have no school on a day."""
        if day.weekday() > 4:
            return True
        return self.calendar is not None and self.calendar.covers(day) and not self.calendar.is_open(day)


def marks_by_session(marks: Iterable[RegisterMark]) -> dict[MarkKey, RegisterMark]:
    """Returns the mark that counts of each session: the last one made."""
    return {(one.placement_id, one.day, one.half): one for one in sorted(marks, key=lambda one: one.pk)}


def teaching_of(placement: Placement) -> Teaching:
    """Returns what the code hangs on of a placement; its provider is read with it."""
    return Teaching(
        arranged_by=placement.arranged_by,
        venue=placement.venue,
        registered=placement.provider.registered,
        roll=placement.roll,
        first_day=placement.first_day,
        last_day=placement.last_day,
        sharing_agreed=placement.sharing_agreed_on is not None,
    )


def session_on(kept: Kept, day: date, half: Half, today: date) -> Session:
    """Returns one half day with its code."""
    timetable = kept.timetable_on(day)
    slots = timetable.slots.all() if timetable else ()
    slot = next((one for one in slots if one.weekday == day.weekday() and one.half == half), None)
    placement = slot.placement if slot else None
    mark = kept.marks.get((placement.pk, day, str(half))) if placement else None
    known = Known(
        day=day,
        half=half,
        planned=slot.planned if slot else Planned.NOTHING,
        today=today,
        teaching=teaching_of(placement) if placement else None,
        until=timetable.until if timetable else None,
        came=mark.came if mark else None,
        why=mark.why if mark else "",
        compulsory=kept.born is None or of_compulsory_age(kept.born, day),
    )
    return Session(day, half, slot, mark, code_of(known))


def week_from(kept: Kept, monday: date, today: date) -> list[Day]:
    """Returns the five days of a week."""
    return [day_of(kept, monday + timedelta(days=step), today) for step in range(5)]


def day_of(kept: Kept, day: date, today: date) -> Day:
    """Returns one day with its two sessions; none where the school is closed."""
    if kept.is_closed(day):
        return Day(day, closed=True)
    return Day(day, False, tuple(session_on(kept, day, half, today) for half in HALVES))


def empty_sessions(week: Iterable[Day]) -> int:
    """Returns how many half days of a week have nothing arranged (E120)."""
    sessions = [one for day in week for one in day.sessions]
    return sum(one.slot is None or one.slot.planned == Planned.NOTHING for one in sessions)


def hours_of(timetable: Timetable) -> float:
    """Returns the hours a week that a timetable holds with providers."""
    return float(sum(one.hours or 0 for one in timetable.slots.all() if one.planned == Planned.TAUGHT))
