"""An authority's or a school's term dates as a calendar to count by."""

from collections.abc import Iterable
from datetime import date

from people.models import Authority, School
from schoolyear.calendars import HalfTerm, SchoolCalendar
from wizard.attendance.models import TermDates


def calendar_of(authority: Authority | None, school: School | None = None) -> SchoolCalendar | None:
    """Returns the calendar of the published school years, a school's own dates before its council's; None if none is.

    An authority that publishes none, such as a school of its own, follows the one it lies within. No authority, no
    calendar: the school's council publishes nothing here.
    """
    if authority is None:
        return None
    wanted = {authority.pk, authority.within_id, school.authority_id if school else None} - {None}
    rows = TermDates.objects.filter(authority__in=wanted).order_by("starting_year")
    years: dict[int, tuple[int, TermDates]] = {}
    for row in rows:
        if row.school_id is None or (school and row.school_id == school.pk):
            rank = 0 if row.school_id else 1 if row.authority_id == authority.pk else 2
            years[row.starting_year] = min(years.get(row.starting_year, (9, row)), (rank, row), key=lambda one: one[0])
    found = [row for _, (_, row) in sorted(years.items())]
    return calendar_from(found) if found else None


def calendar_from(rows: Iterable[TermDates]) -> SchoolCalendar:
    """Returns the calendar of stored years, in their order."""
    halves: list[HalfTerm] = []
    closed: set[date] = set()
    for row in rows:
        halves += [
            HalfTerm(date.fromisoformat(first), date.fromisoformat(last), bool(ends_term))
            for first, last, ends_term in row.half_terms
        ]
        closed.update(map(date.fromisoformat, row.closed))
    return SchoolCalendar(tuple(halves), frozenset(closed))
