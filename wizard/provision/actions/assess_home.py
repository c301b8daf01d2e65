"""Somebody looked at the home as a place to teach, and an adult at home agreed to be there the whole time."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.service import hold, recount
from wizard.provision.models import HomeRisk, Placement


@transaction.atomic
def assess_home(
    actor: User, placement: Placement, *, assessed_on: date, assessed_by: str, risks: str, measures: str, safe: bool,
    look_again_on: date, adult: str = "", adult_agreed_on: date | None = None,
) -> HomeRisk:  # fmt: skip
    """Returns the stored look at the home; the latest counts. The council and the school write it down.

    Raises PermissionDenied.
    """
    held = hold(actor, placement.case_id, Move.SCHOOL)
    row = HomeRisk.objects.create(
        placement=placement, assessed_on=assessed_on, assessed_by=assessed_by.strip(), risks=risks.strip(),
        measures=measures.strip(), safe=safe, adult=adult.strip(), adult_agreed_on=adult_agreed_on,
        look_again_on=look_again_on, recorded_by=actor, recorded_at=timezone.now(),
    )  # fmt: skip
    told = {"placement": placement.public_id, "assessment": row.pk}
    record_event("case", held.submission.reference, "home_assessed", actor, told)
    recount(held)
    return row
