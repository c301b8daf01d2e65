"""Marks of school years long over leave a school's register here, and pupils of whom nothing is left with them.

The register of record is the school's own, kept six years by law. What is here is a copy for seeing illness add up:
this school year, and the one before it, which a referral early in the year may bring (N112).
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError, Q, RestrictedError
from django.utils import timezone

from people.models import School
from record.service import record_event
from schoolyear.years import first_day, starting_year
from wizard.attendance.models import PupilYear, RegisterPupil, SicknessReturn


@dataclass(frozen=True)
class Purged:
    """How much left one school's register."""

    years: int
    pupils: int
    returns: int


def purge_registers() -> int:
    """Returns from how many schools something was taken away. The worker's chore, safe to repeat.

    Marks that a referral or a submission holds are its own and stay with it.
    """
    oldest = starting_year(timezone.localdate()) - settings.REGISTER_YEARS_KEPT + 1
    over = PupilYear.objects.filter(starting_year__lt=oldest).values("pupil__school")
    told = SicknessReturn.objects.filter(period_first__lt=first_day(oldest)).values("school")
    schools = list(School.objects.filter(Q(pk__in=over) | Q(pk__in=told)))
    for school in schools:
        _purge(school, oldest)
    return len(schools)


def _purge(school: School, oldest: int) -> None:
    with transaction.atomic():
        old = PupilYear.objects.filter(pupil__school=school, starting_year__lt=oldest)
        touched = set(old.values_list("pupil", flat=True))
        years, _ = old.delete()
        returns, _ = SicknessReturn.objects.filter(school=school, period_first__lt=first_day(oldest)).delete()
        gone = sum(_let_go(pupil, first_day(oldest)) for pupil in RegisterPupil.objects.filter(pk__in=touched))
        done = Purged(years, gone, returns)
        told = {"before": oldest, "years": done.years, "pupils": done.pupils, "returns": done.returns}
        record_event("school_register", school.slug, "register_purged", None, told)


def _let_go(pupil: RegisterPupil, since: date) -> bool:
    """Whether a pupil is taken away: no marks left, no referral, no notice since, and nothing else that holds on."""
    if pupil.referral_id or pupil.years.exists() or pupil.notices.filter(first_day__gte=since).exists():
        return False
    try:
        with transaction.atomic():
            pupil.delete()
    except (ProtectedError, RestrictedError):
        return False
    return True
