"""A register is looked through: what each pupil's marks call for is worked out and kept, so that lists need not."""

from collections.abc import Iterable
from datetime import date

from people.models import School
from wizard.attendance.calendars import calendar_of
from wizard.attendance.enums import TO_LOOK_AT
from wizard.attendance.kept_text import marks_of_text
from wizard.attendance.marks import Marks
from wizard.attendance.models import PupilYear, RegisterPupil
from wizard.attendance.signs import signs_of
from wizard.attendance.watches import alert_of, watch_of


def look_through(school: School, on: date, only: Iterable[int] | None = None) -> int:
    """Returns how many of a school's pupils need looking at. `only` are the ids of those whose marks changed."""
    watch, alert = watch_of(school, on), alert_of(school.authority, on)
    calendar = calendar_of(school.authority, school)
    pupils = RegisterPupil.objects.filter(school=school).prefetch_related("years")
    changed = []
    for pupil in pupils if only is None else pupils.filter(pk__in=list(only)):
        known, referred = marks_known(pupil), bool(pupil.referral_id)
        signs = signs_of(known, watch, alert, on, calendar, born=pupil.born, referred=referred)
        pupil.stage, pupil.figures, pupil.looked_on = signs.stage, signs.kept(), on
        pupil.missed = signs.missed
        changed.append(pupil)
    RegisterPupil.objects.bulk_update(changed, ["stage", "figures", "missed", "looked_on"], batch_size=200)
    return RegisterPupil.objects.filter(school=school, stage__in=TO_LOOK_AT).count()


def marks_known(pupil: RegisterPupil) -> Marks:
    """Returns every mark kept of a pupil, the years joined."""
    years: list[PupilYear] = sorted(pupil.years.all(), key=lambda year: year.starting_year)
    return Marks(tuple(mark for year in years for mark in marks_of_text(year.text).all))
