"""Days that planning counts."""

from datetime import date, timedelta

from wizard.casework.models import Case
from wizard.casework.service import standing_of


def day_before(case: Case, day: date) -> date:
    """Returns the school day before a day, or the day before where the calendar is not published."""
    calendar = standing_of(case).given.calendar
    return (calendar.add_school_days(day, -1) if calendar else None) or day - timedelta(days=1)
