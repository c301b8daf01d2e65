"""The pupil's week is agreed, half day by half day. The council and the school may both write it down (E119, E126)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import OPEN, Move
from wizard.casework.models import Case
from wizard.casework.service import hold, recount
from wizard.provision.enums import Planned
from wizard.provision.models import Placement, Slot, Timetable


@dataclass(frozen=True, slots=True)
class HalfDay:
    """What one half day holds; Monday is 0."""

    weekday: int
    half: str
    planned: str
    placement: Placement | None = None
    hours: Decimal | None = None


class TimetableRefused(ValueError):
    """The week cannot stand so; `faults` are sentences for the person, by field."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults.values()))


def faults_of(
    half_days: Sequence[HalfDay], holds_from: date, until: date | None, review_on: date | None, agreed_with: str
) -> dict[str, str]:
    """Returns what is wrong with a week. Pure.

    A part-time timetable is for a time, reviewed before its end, and agreed with the family (facts V22; code C2).
    """
    found = {}
    if not any(one.planned != Planned.NOTHING for one in half_days):
        found[""] = "Choose what at least one half day holds"
    if any(one.planned == Planned.PART_TIME for one in half_days):
        if until is None:
            found["until"] = "Enter the last day: a part-time timetable is for a time"
        if review_on is None:
            found["review_on"] = "Enter when the part-time timetable is looked at again"
        if not agreed_with.strip():
            found["agreed_with"] = "Enter who in the family agreed to the part-time timetable"
    if until and until < holds_from:
        found["until"] = "The last day must be the first day or later"
    if review_on and until and review_on > until:
        found["review_on"] = "Look at it again before its last day"
    return found


@transaction.atomic
def agree_timetable(
    actor: User, case: Case, holds_from: date, half_days: Sequence[HalfDay], *, until: date | None = None,
    review_on: date | None = None, agreed_with: str = "", subjects: str = "",
) -> Timetable:  # fmt: skip
    """Returns the next timetable of the case; the ones before stay with their days.

    Raises PermissionDenied, TimetableRefused.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    faults = faults_of(half_days, holds_from, until, review_on, agreed_with)
    if held.status not in OPEN:
        faults[""] = "This case is closed"
    if any(one.placement is not None and one.placement.case_id != held.pk for one in half_days):
        faults[""] = "Choose from those who teach this pupil"
    if faults:
        raise TimetableRefused(faults)
    timetable = Timetable.objects.create(
        case=held, number=held.timetables.count() + 1, holds_from=holds_from, until=until, review_on=review_on,
        agreed_with=agreed_with.strip(), subjects=subjects.strip(), made_by=actor, made_at=timezone.now(),
    )  # fmt: skip
    Slot.objects.bulk_create(
        Slot(
            timetable=timetable, weekday=one.weekday, half=one.half, planned=one.planned, placement=one.placement,
            hours=one.hours,
        )
        for one in half_days
    )  # fmt: skip
    told = {"timetable": timetable.number, "from": holds_from.isoformat()}
    record_event("case", held.submission.reference, "timetable_agreed", actor, told)
    recount(held)
    return timetable
