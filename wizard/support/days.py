"""Counting school days ahead: by the published calendar, else by working days."""

from dataclasses import dataclass
from datetime import date

from schoolyear.calendars import SchoolCalendar
from schoolyear.counting import add_working_days, is_working_day


@dataclass(frozen=True)
class SchoolDays:
    """A school's days; beyond what is published, and without a calendar, Monday to Friday less bank holidays."""

    calendar: SchoolCalendar | None = None

    def after(self, day: date, n: int) -> date:
        """Returns the n-th school day after a day; the day itself is day 0."""
        found = self.calendar.add_school_days(day, n) if self.calendar else None
        return found or add_working_days(day, n)

    def open_on(self, day: date) -> bool:
        """Whether the school is open, as far as is known."""
        if self.calendar and self.calendar.covers(day):
            return self.calendar.is_open(day)
        return is_working_day(day)

    @property
    def published(self) -> bool:
        """Whether term dates are known at all."""
        return self.calendar is not None
