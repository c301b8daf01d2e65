"""A provider is to teach a pupil: from a first day that is sure, up to a last one. It takes nobody off a roll."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.casework.service import recount
from wizard.planning.models import PackageLine
from wizard.provision.enums import HAS_ROLL, ArrangedBy, DailyMethod, Roll
from wizard.provision.models import Placement, Provider
from wizard.provision.quality import ended_words
from wizard.provision.queries import approved_providers, lacks_for_home

PLACED = frozenset({CaseStatus.PLANNING, CaseStatus.PROVIDED})


class PlacementRefused(ValueError):
    """The placement cannot stand so; `faults` are sentences for the person, by field."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults.values()))


def faults_of(placement: Placement) -> dict[str, str]:
    """Returns what is wrong with a placement, by field. Pure but for the provider read with it.

    Both rolls need a registered school (E106, E110). Nothing begins before it is agreed how concerns and absence are
    shared, with a registered school too (E128, E129), and how the school learns each day who came (E121).
    """
    found = {}
    if placement.roll == Roll.DUAL and placement.provider.registered not in HAS_ROLL:
        found["roll"] = "This provider is not a registered school: the pupil can be on the roll of the school only"
    starts = placement.first_day is not None
    if starts and not placement.daily_method:
        found["daily_method"] = "Before the first day, agree how the school learns each day who came"
    if starts and placement.sharing_agreed_on is None:
        found["sharing_agreed_on"] = (
            "Before the first day, enter when school and provider agreed how concerns and absence are shared"
        )
    if placement.last_day and (placement.first_day is None or placement.last_day < placement.first_day):
        found["last_day"] = "The last day must be the first day or later"
    return found


@transaction.atomic
def place_pupil(
    actor: User, case: Case, provider: Provider, *, arranged_by: str, venue: str, where: str = "",
    roll: str = Roll.SINGLE, line: PackageLine | None = None, despite: str = "",
) -> Placement:  # fmt: skip
    """Returns the stored placement, without a first day yet. Only providers on the list (E130), only for a case agreed.

    `despite` says why, where the provider's place on a quality-checked list is over.

    Raises PermissionDenied, also for a line of another case's package, PlacementRefused.
    """
    held = hold_case(actor, case)
    faults = {}
    if line is not None and line.package.case_id != held.pk:
        raise PermissionDenied
    if held.status not in PLACED:
        faults["provider"] = "A provider follows a decision to arrange education"
    elif not approved_providers(held.authority, timezone.localdate()).filter(pk=provider.pk).exists():
        faults["provider"] = "Choose a provider from the council’s list"
    elif provider.off_framework(timezone.localdate()) and not despite.strip():
        faults["despite"] = f"{ended_words(provider)}. Choose another, or say why the pupil is placed there"
    placement = Placement(
        case=held, provider=provider, arranged_by=ArrangedBy(arranged_by), venue=venue, where=where.strip(),
        roll=Roll(roll), line=line, despite=despite.strip(), made_by=actor, made_at=timezone.now(),
    )  # fmt: skip
    if faults := faults | faults_of(placement):
        raise PlacementRefused(faults)
    placement.save()
    told = {"placement": placement.public_id, "provider": provider.public_id}
    record_event("case", held.submission.reference, "placement_made", actor, told)
    recount(held)
    return placement


@transaction.atomic
def change_placement(
    actor: User, placement: Placement, *, venue: str, where: str, roll: str, sharing_agreed_on: date | None,
    first_day: date | None, last_day: date | None, daily_method: str = DailyMethod.REGISTER, home_advice: str = "",
) -> Placement:  # fmt: skip
    """Returns the placement as it stands now; the events say that it changed.

    Teaching at home is the exception: which medical advice says so is asked for, and its lack is shown, not forbidden
    (requirement E69).

    Raises PermissionDenied, PlacementRefused.
    """
    case = hold_case(actor, placement.case)
    held = Placement.objects.select_related("provider", "case").get(pk=placement.pk, case=case)
    held.venue, held.where, held.roll = venue, where.strip(), Roll(roll)
    held.daily_method, held.home_advice = daily_method, home_advice.strip()
    held.sharing_agreed_on, held.first_day, held.last_day = sharing_agreed_on, first_day, last_day
    faults = faults_of(held)
    if first_day is not None and (lack := lacks_for_home(held, venue)):
        faults["first_day"] = lack
    if faults:
        raise PlacementRefused(faults)
    held.save()
    told = {
        "placement": held.public_id,
        "roll": held.roll,
        "first_day": first_day.isoformat() if first_day else "",
        "last_day": last_day.isoformat() if last_day else "",
    }
    record_event("case", case.submission.reference, "placement_changed", actor, told)
    recount(case)
    return held


def hold_case(actor: User, case: Case) -> Case:
    """Returns the locked case for whoever works it. Raises PermissionDenied."""
    related = ("submission__referral__route_version", "authority", "school")
    held = Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case.pk)
    if not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    return held
