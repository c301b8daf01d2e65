"""Teaching out of school began where nobody here plans it: the school writes down the day, and its clocks run."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from wizard.casework.enums import OPEN, Move
from wizard.casework.models import Case, CaseMoment
from wizard.casework.service import hold, note_moment
from wizard.planning.queries import is_planned_here

STARTED = "provision_started"


@transaction.atomic
def note_start(actor: User, case: Case, on: date) -> CaseMoment:
    """Returns the moment; a start that was written down stays (requirements W20, W27).

    Raises PermissionDenied, also where the council plans here and records the first day itself, and for a day to come.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    if is_planned_here(held) or held.status not in OPEN or on > timezone.localdate():
        raise PermissionDenied
    there = held.moments.filter(event=STARTED, struck_at=None).first()
    return there or note_moment(actor, held, STARTED, on)
