"""The council's clock for acknowledging. Pure: days in, words and places out.

No policy loaded so far says how soon a referral is acknowledged. Two working days is Waymark's own assumption, and
is said to be one wherever it shows; the date of the decision comes from the policy and is another clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dateformat import format as format_date

from schoolyear.counting import add_working_days, is_working_day

WORKING_DAYS_TO_ACKNOWLEDGE = 2
# Where the policy's date stands on the line, in hundredths of its width.
MARK = 88
FIRST, LAST = 2, 98


@dataclass(frozen=True)
class Clock:
    """What components/clock.html draws."""

    words: str
    tone: str
    started: str
    due: str
    today: int
    mark: int


def acknowledge_by(opened_at: datetime) -> datetime:
    """Returns the end of the second working day after the day the referral arrived."""
    day = add_working_days(timezone.localdate(opened_at), WORKING_DAYS_TO_ACKNOWLEDGE)
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def working_days_between(first: date, last: date) -> int:
    """Returns how many working days come after `first`, up to and with `last`; 0 when `last` is not later."""
    days = (last - first).days
    return sum(is_working_day(first + timedelta(days=step)) for step in range(1, days + 1))


def clock_of(opened_at: datetime, due_at: datetime, now: datetime) -> Clock:
    """Returns the clock of a referral that nobody has acknowledged."""
    opened, due, today = (timezone.localdate(moment) for moment in (opened_at, due_at, now))
    return Clock(
        words=words(today, due),
        tone=tone(today, due),
        started=f"Received {short(opened)}",
        due=f"Acknowledge by {short(due)}",
        today=place(opened_at, due_at, now),
        mark=MARK,
    )


def tone(today: date, due: date) -> str:
    """Returns how pressing it is: late, due by the next working day, or nothing to remark."""
    if today > due:
        return "stop"
    return "warn" if working_days_between(today, due) <= 1 else ""


def words(today: date, due: date) -> str:
    """Returns the state in words: what is left, or how late."""
    if today == due:
        return "Acknowledge today"
    if today < due:
        return f"{counted(working_days_between(today, due))} left"
    late = working_days_between(due, today)
    return f"{counted(late)} late" if late else "Past its date"


def counted(days: int) -> str:
    """Returns "1 working day" or "2 working days"."""
    return f"{days} working day{'' if days == 1 else 's'}"


def place(opened_at: datetime, due_at: datetime, now: datetime) -> int:
    """Returns where now stands on the line, 2 to 98, with the due moment at MARK."""
    whole = max((due_at - opened_at).total_seconds(), 1.0)
    gone = (now - opened_at).total_seconds() / whole
    return min(LAST, max(FIRST, round(gone * MARK)))


def short(day: date) -> str:
    """Returns "5 Nov"."""
    return format_date(day, "j M")
