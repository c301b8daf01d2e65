"""What the school goes on doing until education starts: work sent, and a check that the child is well, each week.

Nothing is stored until it is done, so that no week is forgotten and none is counted twice (requirements N81, N82).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from schoolyear.calendars import SchoolCalendar
from wizard.attendance.service import calendar_of
from wizard.casework.enums import OPEN, CaseStatus
from wizard.casework.models import Case, CaseTask

DUTIES = {
    "work": "Send work that fits how well the child is, and mark what comes back",
    "welfare": "See or speak to the child, and write down that they are safe and well",
}
SOURCE = "interim"
MOST_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty in one week; `done` is the row that says so."""

    key: str
    what: str
    week: date
    done: CaseTask | None

    @property
    def number(self) -> str:
        """How a form names it."""
        return f"{self.key}:{self.week.isoformat()}"

    @property
    def last_day(self) -> date:
        """The Friday of its week."""
        return self.week + timedelta(days=4)


def runs(case: Case) -> bool:
    """Whether the duties are asked of the school now: the case is open, worked here, and no provision has started."""
    started = case.moments.filter(event="provision_started", struck_at=None).exists()
    return case.status in OPEN - {CaseStatus.PROVIDED} and not started


def duties_of(case: Case, today: date) -> list[Duty]:
    """Returns the duties of every school week from the day of sending, the latest week first; none once they ended."""
    if not runs(case):
        return []
    done = {one.source: one for one in case.tasks.filter(source__startswith=f"{SOURCE}:").select_related("done_by")}
    first = monday(timezone.localdate(case.opened_at))
    weeks = school_weeks(first, today, calendar_of(case.authority, case.school))[:MOST_WEEKS]
    return [
        Duty(key, what, week, done.get(f"{SOURCE}:{key}:{week.isoformat()}"))
        for week in weeks
        for key, what in DUTIES.items()
    ]


def school_weeks(first: date, today: date, calendar: SchoolCalendar | None) -> list[date]:
    """Returns the Mondays from the first week to this one, the latest first; weeks without a school day left out."""
    found = []
    week = monday(today)
    while week >= first:
        days = [week + timedelta(days=step) for step in range(5)]
        if calendar is None or any(calendar.is_open(day) or not calendar.covers(day) for day in days):
            found.append(week)
        week -= timedelta(days=7)
    return found


def monday(day: date) -> date:
    """Returns the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
