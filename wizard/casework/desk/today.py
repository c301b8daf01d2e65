"""What needs doing today, in order: worked out of what is due next in each case, never typed in (requirement N14)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.dateformat import format as format_date

from people.models import User
from schoolyear.counting import add_working_days
from wizard.casework.case_page import known_pupil
from wizard.casework.clock import MARK, Clock, clock_of, short
from wizard.casework.clock_lines import place_of, tone_of, words_of
from wizard.casework.desk.keyset import NEWEST
from wizard.casework.desk.saying import Step, Words, due_words, move_words, step_of, words_for
from wizard.casework.enums import OPEN, CaseStatus
from wizard.casework.models import Case, Cover

ROWS = 40  # as many as a Monday brings; each costs half a millisecond
MOST_COUNTED = 1_000
MINE, ALL = "mine", "all"


@dataclass(frozen=True, slots=True)
class Row:
    """One case on one line: whom it is about, what to do, whose move it is, its clock."""

    case: Case
    pupil: dict[str, str]
    step: Step
    move: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together. `tone` colours the count; `counted` follows the number; `more`: not all are shown."""

    key: str
    heading: str
    counted: str
    tone: str
    number: str
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Today:
    """The desk of a day."""

    groups: list[Group]
    open: str
    unowned: str
    waiting: int
    more: bool
    covered: list[Cover]

    @property
    def said(self) -> str:
        """How many things wait, in words."""
        return capped(self.waiting)


def desk_of(user: User, authorities: Collection[int], now: datetime, whose: str) -> Today:
    """Returns what waits for a person: their own cases, those of whom they cover and those that are nobody's, or all.

    Eight queries at most however many cases there are; counts stop at MOST_COUNTED.
    """
    today = timezone.localdate(now)
    soon = add_working_days(today, 1)
    covered = covers_of(user, today)
    # Each count goes in the order of the index that finds it: in the model’s own it would sort what it counts.
    cases = Case.objects.filter(authority__in=authorities, handed_over_to="")
    if whose == MINE:
        cases = cases.filter(Q(owner__in=[user.pk, *(one.away_id for one in covered)]) | Q(owner=None))
    due, new = due_by(cases, soon), cases.filter(status=CaseStatus.RECEIVED, next_due_on__gt=soon)
    counts = by_day(due)[:MOST_COUNTED].aggregate(
        late=Count("pk", filter=Q(next_due_on__lt=today)), soon=Count("pk", filter=Q(next_due_on__gte=today))
    )
    numbers = {**counts, "new": by_day(new)[:MOST_COUNTED].count()}
    listed = [*in_order(due)[:ROWS], *(in_order(new)[:ROWS] if numbers["new"] else [])]
    words = words_for(listed)
    groups = groups_for(soon, numbers)
    for case in listed:
        groups[group_of(case, today, soon)].rows.append(row_of(case, words, now))
    waiting, still = sum(numbers.values()), NEWEST.sorted(cases.filter(status__in=OPEN))
    unowned = still.filter(owner=None)[:MOST_COUNTED].count()
    owned = still.exclude(owner=None)[:MOST_COUNTED].count()
    return Today(
        groups=list(groups.values()),
        open=capped(owned + unowned),
        unowned=capped(unowned),
        waiting=waiting,
        more=waiting > len(listed),
        covered=covered,
    )


def covers_of(user: User, today: date) -> list[Cover]:
    """Returns for whom the person stands in today."""
    running = Cover.objects.filter(by=user, first_day__lte=today, last_day__gte=today, ended_at=None)
    return list(running.select_related("away"))


def due_by(cases: QuerySet[Case], day: date) -> QuerySet[Case]:
    """Returns those with something due by a day.

    Where the family wishes silence: only what nobody acknowledged, and tasks, for the family may itself have written.
    """
    owed = Q(next_about="acknowledge") | Q(next_about__startswith="task:")
    return cases.filter(Q(quiet_since=None) | owed, next_due_on__lte=day)


def in_order(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Returns them with what a row shows, the earliest due first."""
    related = ("submission__referral__route_version", "school", "authority", "pupil", "owner")
    left = ("submission__document", "submission__referral__route_version__document", "pupil__given")
    return by_day(cases).select_related(*related).defer(*left)


def by_day(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Returns them as their index holds them: in the order of the model a count would sort a million first."""
    return cases.order_by("next_due_on", "pk")


def groups_for(soon: date, numbers: dict[str, int]) -> dict[str, Group]:
    """Returns the three groups, without rows."""
    day = format_date(soon, "l")
    late, near, new = (capped(numbers[key]) for key in ("late", "soon", "new"))
    return {
        "late": Group("late", "Past its date", "past its date", "stop" if numbers["late"] else "", late),
        "soon": Group("soon", f"Due by {day}", f"due by {day}", "warn" if numbers["soon"] else "", near),
        "new": Group("new", "New to read", "new to read", "", new),
    }


def group_of(case: Case, today: date, soon: date) -> str:
    """Returns the key of the group a case belongs to."""
    if case.next_due_on is None or case.next_due_on > soon:
        return "new"
    return "late" if case.next_due_on < today else "soon"


def row_of(case: Case, words: Words, now: datetime) -> Row:
    """Returns a case as a row."""
    return Row(case, known_pupil(case), step_of(case, words), move_words(case), clock_for(case, now))


def clock_for(case: Case, now: datetime) -> Clock:
    """Returns the clock of what is due next: in working days while nobody has acknowledged it, else by its day."""
    if case.next_about == "acknowledge" or case.next_due_on is None:
        return clock_of(case.opened_at, case.acknowledge_by, now)
    today, began = timezone.localdate(now), timezone.localdate(case.opened_at)
    return Clock(
        words=words_of(case.next_due_on, today, done=False),
        tone=tone_of(case.next_due_on, today),
        started=f"Received {short(began)}",
        due=f"{due_words(case)} {short(case.next_due_on)}",
        today=place_of(began, case.next_due_on, today),
        mark=MARK,
    )


def capped(number: int) -> str:
    """Returns the number, "999+" where counting stopped."""
    return f"{MOST_COUNTED - 1}+" if number >= MOST_COUNTED else str(number)
