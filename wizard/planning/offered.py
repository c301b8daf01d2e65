"""Who teaches, as the route names them: services by area, and what is only an exception (requirements E64 to E66)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from people.enums import SchoolStatus
from wizard.casework.models import Case, CasePupil
from wizard.routes.service import Casework

AREA = "case.area"


@dataclass(frozen=True, slots=True)
class Offered:
    """One service. `area` is the area it is for; `exception`: the policy wants a reason for it."""

    label: str
    area: str = ""
    exception: bool = False


def services_of(casework: Casework) -> list[Offered]:
    """Returns the services that the route names, in its order; what follows on those of the areas is an exception."""
    found: list[Offered] = []
    for row in casework.providers:
        area = area_of(row.get("when") or {})
        found.append(Offered(str(row["label"]), area, not row.get("when") and any(one.area for one in found)))
    return found


def area_of(when: Mapping[str, Any]) -> str:
    """Returns the area that a condition asks for; empty where it asks something else, or for several."""
    said = when.get("is") if when.get("fact") == AREA else ""
    return said if isinstance(said, str) else ""


def likely(case: Case, services: Sequence[Offered]) -> Offered | None:
    """Returns the service of the pupil's area; while it is not known, of the area of the school's other pupils."""
    own = CasePupil.objects.filter(case=case).exclude(area="").first()
    # Not of a closed school: "No school told" is one, and its pupils have nothing in common.
    others = CasePupil.objects.filter(case__school=case.school_id).exclude(case__school__status=SchoolStatus.CLOSED)
    there = own or others.exclude(area="").order_by("-pk").first()
    return next((one for one in services if there and one.area == there.area), None)


def exception_in(casework: Casework, who: str) -> Offered | None:
    """Returns the exception that somebody named as who teaches is; None for everybody else."""
    return next((one for one in services_of(casework) if one.exception and who.startswith(one.label)), None)
