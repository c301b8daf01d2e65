"""Which pupils a school owes its council a sickness return for (facts V17 to V19)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from people.models import School
from wizard.attendance.models import RegisterPupil, SicknessReturn


@dataclass(frozen=True)
class Due:
    """One pupil of compulsory school age with fifteen days of illness missed or expected, and the last absence."""

    pupil: RegisterPupil
    born: date
    period_first: date
    days: Decimal
    reached_on: date | None

    @property
    def complete(self) -> bool:
        """Whether the register holds what the return must say: full name and address."""
        return bool(self.pupil.first_name and self.pupil.last_name and self.pupil.address)


def returns_due(school: School) -> list[Due]:
    """Returns those whose last continuous absence has not been returned yet, the most days first."""
    if school.authority_id is None:
        return []  # its council takes no returns here
    pupils = RegisterPupil.objects.filter(school=school, figures__due=True)
    done = set(SicknessReturn.objects.filter(school=school).values_list("pupil_id", "period_first"))
    found = [_due(pupil, pupil.born) for pupil in pupils if pupil.born and pupil.figures.get("period")]
    left = [one for one in found if (one.pupil.pk, one.period_first) not in done]
    return sorted(left, key=lambda one: (-one.days, one.pupil.last_name))


def _due(pupil: RegisterPupil, born: date) -> Due:
    first = date.fromisoformat(pupil.figures["period"][0])
    reached = pupil.figures.get("ill_reached_on")
    return Due(pupil, born, first, Decimal(pupil.figures["ill"]), date.fromisoformat(reached) if reached else None)
