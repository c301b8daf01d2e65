"""By what the register is narrowed. Rooms above add filters of their own, such as by the provision that runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from people.models import Authority, School, User
from wizard.casework.actions.know_pupil import sought
from wizard.casework.enums import ENDED, OPEN, UNDECIDED, CaseStatus
from wizard.casework.models import Case
from wizard.referrals.models import Submission

STAGES: dict[str, tuple[str, frozenset[CaseStatus]]] = {
    "open": ("All open cases", frozenset(OPEN)),
    "undecided": ("Not decided yet", frozenset(UNDECIDED)),
    "later": ("Looked at again later", frozenset({CaseStatus.NOT_NOW})),
    "planning": ("Agreed, being planned", frozenset({CaseStatus.PLANNING})),
    "provided": ("Education is provided", frozenset({CaseStatus.PROVIDED})),
    "ended": ("Closed or withdrawn", frozenset(ENDED)),
}
DUE = {"late": "Past its date", "week": "Within a week", "month": "Within four weeks", "none": "Nothing has a day"}
MINE, NOBODY = "me", "none"
MOST_SCHOOLS, FEW = 2_000, 5_000
Options = Callable[[Sequence[Authority]], list[tuple[str, str]]]
Narrow = Callable[[QuerySet[Case], str], QuerySet[Case]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Who asks, for which authorities (their numbers), and on which day."""

    person: User
    authorities: tuple[int, ...]
    today: date


@dataclass(frozen=True, slots=True)
class MoreFilter:
    """A filter of another room: its label, its options (value, label) for some councils, and how it narrows."""

    label: str
    options: Options
    narrow: Narrow


_more: dict[str, MoreFilter] = {}


def register_case_filter(key: str, label: str, options: Options, narrow: Narrow) -> None:
    """Adds a filter to the register; the same key again takes the earlier one's place."""
    _more[key] = MoreFilter(label, options, narrow)


def more_filters() -> Mapping[str, MoreFilter]:
    """Returns the filters of other rooms, by key."""
    return _more


def narrowed(cases: QuerySet[Case], chosen: Mapping[str, Any], scope: Scope) -> QuerySet[Case]:
    """Returns the cases that everything chosen fits; what was left open narrows nothing."""
    for key, value in chosen.items():
        if value in (None, ""):
            continue
        if key in NARROWS:
            cases = NARROWS[key](cases, value, scope)
        elif key in _more:
            cases = _more[key].narrow(cases, value)
    return cases


def by_stage(cases: QuerySet[Case], stage: str, scope: Scope) -> QuerySet[Case]:
    """Returns those at a stage."""
    return cases.filter(status__in=sorted(STAGES[stage][1]))


def by_status(cases: QuerySet[Case], status: str, scope: Scope) -> QuerySet[Case]:
    """Returns those with one status."""
    return cases.filter(status=status)


def by_owner(cases: QuerySet[Case], owner: str, scope: Scope) -> QuerySet[Case]:
    """Returns the person's own, nobody's, or those of the officer with a number."""
    if owner == NOBODY:
        return cases.filter(owner=None)
    return cases.filter(owner=scope.person.pk if owner == MINE else int(owner))


def by_due(cases: QuerySet[Case], due: str, scope: Scope) -> QuerySet[Case]:
    """Returns those that are late, due soon, or due on no day."""
    if due == "none":
        return cases.filter(next_due_on=None)
    if due == "late":
        return cases.filter(next_due_on__lt=scope.today)
    return cases.filter(next_due_on__lte=scope.today + timedelta(days=7 if due == "week" else 28))


def by_school(cases: QuerySet[Case], text: str, scope: Scope) -> QuerySet[Case]:
    """Returns those of schools with these words in their name."""
    return cases.filter(school__in=schools_named(text))


def schools_named(text: str) -> list[int]:
    """Returns the numbers of schools with these words in their name, asked apart: the list then goes by an index."""
    found = School.objects.filter(name__icontains=text).order_by("pk")
    return list(found.values_list("pk", flat=True)[:MOST_SCHOOLS])


def by_year(cases: QuerySet[Case], year: str, scope: Scope) -> QuerySet[Case]:
    """Returns those about a pupil of a year group."""
    return cases.filter(year_group=int(year))


def opened_from(cases: QuerySet[Case], day: date, scope: Scope) -> QuerySet[Case]:
    """Returns those received on a day or later."""
    return cases.filter(opened_at__gte=start_of(day))


def opened_to(cases: QuerySet[Case], day: date, scope: Scope) -> QuerySet[Case]:
    """Returns those received on a day or earlier."""
    return cases.filter(opened_at__lt=start_of(day + timedelta(days=1)))


def by_text(cases: QuerySet[Case], text: str, scope: Scope) -> QuerySet[Case]:
    """Returns those whose reference, or whose pupil's first or last name, begins with a text."""
    words = sought(text)
    if any(sign.isdigit() for sign in words):
        return by_reference(cases, words)
    return cases.filter(Q(sought_name__startswith=words) | Q(turned_name__startswith=words))


def by_reference(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """Returns those whose reference begins with a text.

    What few cases have is looked up first; what many have is met soon on the way through the list. The database guesses
    badly between the two.
    """
    start = text.upper().replace(" ", "")
    sent = Submission.objects.filter(reference__startswith=start).order_by()
    if sent[: FEW + 1].count() <= FEW:  # the limit below tells the database to begin there
        return cases.filter(submission__in=sent.values("pk")[:FEW])
    return cases.filter(submission__reference__startswith=start)


def start_of(day: date) -> datetime:
    """Returns the moment a day begins, in London."""
    return timezone.make_aware(datetime.combine(day, time.min))


NARROWS: dict[str, Callable[[QuerySet[Case], Any, Scope], QuerySet[Case]]] = {
    "q": by_text,
    "stage": by_stage,
    "status": by_status,
    "owner": by_owner,
    "due": by_due,
    "school": by_school,
    "year": by_year,
    "opened_from": opened_from,
    "opened_to": opened_to,
}
