"""The pupil's week, so that a family keeps appointments out of lessons and knows when to be ready (N141, N153)."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format

from wizard.parents.readers import Reader
from wizard.provision.enums import Planned, Venue
from wizard.provision.models import ProviderReport, Slot, Timetable

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_REPORTS = 6
HALVES = {"AM": "Morning", "PM": "Afternoon"}


@dataclass(frozen=True, slots=True)
class Lessons:
    """One half day with something in it: Monday morning, and what."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class Week:
    """The timetable that holds now, or the first to come: since or from when, and its half days."""

    holds_from: date
    to_come: bool
    lessons: list[Lessons]


def week_of(reader: Reader, today: date) -> Week | None:
    """Returns the pupil's week; None where no timetable was made, and for whom somebody of the family hides from.

    Homes are never named by address. Teaching goes on after the last day of what is part-time in it.
    """
    if reader.kept_from:
        return None
    made = Timetable.objects.filter(case=reader.case)
    now = made.filter(holds_from__lte=today).order_by("-number").first()
    found = now or made.filter(holds_from__gt=today).order_by("holds_from").first()
    if found is None:
        return None
    slots = found.slots.filter(planned__in=(Planned.SCHOOL, Planned.TAUGHT)).select_related("placement__provider")
    lessons = [Lessons(f"{DAYS[one.weekday]} {half_of(one).lower()}", what_of(one)) for one in slots]
    return Week(found.holds_from, now is None, lessons)


def reports_of(reader: Reader) -> list[ProviderReport]:
    """Returns how it goes, as those who teach write it with the pupil's own words; none where the family lives apart.

    An officer reads these out then, after looking through them (requirements E89, E90).
    """
    if reader.apart:
        return []
    reports = ProviderReport.objects.filter(placement__case=reader.case).select_related("placement__provider")
    return list(reports[:MOST_REPORTS])


def half_of(slot: Slot) -> str:
    """Returns the half day in words."""
    return HALVES.get(slot.half.upper(), slot.half)


def what_of(slot: Slot) -> str:
    """Returns who teaches, where and how long."""
    hours = f"{number_format(slot.hours.normalize())} hour{'' if slot.hours == 1 else 's'}" if slot.hours else ""
    if slot.placement is None:
        return ", ".join(part for part in (Planned(slot.planned).label, hours) if part)
    where = Venue(slot.placement.venue).label
    return ", ".join(part for part in (slot.placement.provider.name, where[0].lower() + where[1:], hours) if part)
