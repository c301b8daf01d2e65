"""What needs doing, in groups: past its date, due soon, new to read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as format_date

from schoolyear.counting import add_working_days
from wizard.casework.clock import Clock, clock_of
from wizard.casework.document import read_pupil
from wizard.casework.models import Case


@dataclass(frozen=True)
class Row:
    """One case on the desk: whom it is about (name and year), its one sentence and its clock."""

    case: Case
    pupil: dict[str, str]
    todo: str
    clock: Clock


@dataclass(frozen=True)
class Group:
    """Rows that belong together. `tone` colours the count; `counted` follows the number."""

    key: str
    heading: str
    counted: str
    tone: str
    rows: list[Row] = field(default_factory=list)


def groups_of(cases: Iterable[Case], now: datetime) -> list[Group]:
    """Returns the three groups, empty ones too, each in the order of the cases."""
    today = timezone.localdate(now)
    soon = add_working_days(today, 1)
    groups = {
        "late": Group("late", "Past its date", "past its date", "stop"),
        "soon": Group("soon", f"Due by {weekday(soon)}", f"due by {weekday(soon)}", "warn"),
        "new": Group("new", "New to read", "new to read", ""),
    }
    for case in cases:
        groups[group_of(case, today, soon)].rows.append(row_of(case, now))
    return list(groups.values())


def group_of(case: Case, today: date, soon: date) -> str:
    """Returns the key of the group a waiting case belongs to."""
    due = timezone.localdate(case.acknowledge_by)
    if due < today:
        return "late"
    return "soon" if due <= soon else "new"


def row_of(case: Case, now: datetime) -> Row:
    """Returns a waiting case as a row."""
    clock = clock_of(case.opened_at, case.acknowledge_by, now)
    return Row(case, read_pupil(case.submission.document), todo(case), clock)


def todo(case: Case) -> str:
    """Returns the one sentence of what to do."""
    if case.submission.referral.withdrawn_at is not None:
        return "Withdrawn by the school. Read why, and decide whether the duty goes on."
    if case.submission.flagged:
        return "Read and acknowledge. The school asks for an officer’s decision."
    return "Read and acknowledge."


def weekday(day: date) -> str:
    """Returns "Monday"."""
    return format_date(day, "l")
