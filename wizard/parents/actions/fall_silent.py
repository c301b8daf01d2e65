"""Where the family wishes it, for a child whose life is short or for a reason of its own: no letter comes by itself.

The council's clocks go on, and so do its duties; only the family hears nothing until somebody of it asks again.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.models import Case
from wizard.casework.service import recount
from wizard.parents.actions.write_message import locked
from wizard.parents.models import QuietTime


@transaction.atomic
def fall_silent(actor: User, case: Case, wished_by: str, reason: str) -> QuietTime:
    """Returns the time of silence; one that runs already is returned as it is. Raises PermissionDenied."""
    held = for_officer(actor, case)
    running = QuietTime.objects.filter(case=held, ended_on=None).first()
    if running is not None:
        return running
    made = QuietTime.objects.create(
        case=held, since=timezone.localdate(), wished_by=wished_by.strip(), reason=reason.strip(), set_by=actor,
        set_at=timezone.now(),
    )  # fmt: skip
    turn(actor, held, made, "family_silence_begun")
    return made


@transaction.atomic
def speak_again(actor: User, case: Case, why: str) -> QuietTime | None:
    """Returns the time of silence, over from today; None when none ran. Raises PermissionDenied."""
    held = for_officer(actor, case)
    running = QuietTime.objects.filter(case=held, ended_on=None).first()
    if running is None:
        return None
    running.ended_on, running.ended_by, running.ended_why = timezone.localdate(), actor, why.strip()
    running.save(update_fields=["ended_on", "ended_by", "ended_why"])
    turn(actor, held, running, "family_silence_ended")
    return running


def for_officer(actor: User, case: Case) -> Case:
    """Returns the locked case for whoever works it. Raises PermissionDenied."""
    held = locked(case)
    if not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    return held


def turn(actor: User, case: Case, quiet: QuietTime, event: str) -> None:
    """Puts the silence on the case, or takes it off, and writes down that it happened."""
    case.quiet_since = quiet.since if quiet.ended_on is None else None
    case.save(update_fields=["quiet_since"])
    record_event("case", case.submission.reference, event, actor, {"quiet": quiet.pk})
    recount(case)
