"""A meeting is moved to another day, or does not take place; a family that was invited to it hears of that."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold
from wizard.planning.actions.arrange_meeting import OnAnotherDay, tell_invited_family
from wizard.planning.models import Meeting

PLACE = ("at", "place", "where")


@transaction.atomic
def move_meeting(actor: User, meeting: Meeting, to: date, *, why: str = "", **place: str) -> Meeting:
    """Returns the meeting on its new day; `place` may change at, place and where. The earlier day stays to be read.

    Raises PermissionDenied, OnAnotherDay for a day that is over, or where the meeting was held or called off meanwhile.
    """
    case, found = hold_meeting(actor, meeting)
    if found.held_on or found.cancelled_at:
        raise OnAnotherDay("This meeting is over, or was called off. Arrange another")
    if to < timezone.localdate():
        raise OnAnotherDay("Choose today or a later day")
    before = {name: getattr(found, name) for name in PLACE}
    after = {name: place.get(name, said) for name, said in before.items()}
    if (to, after) == (found.planned_for, before):
        return found
    was = {
        "from": found.planned_for.isoformat(),
        "at": timezone.now().isoformat(),
        "by": str(actor),
        "why": why.strip()[:300],
    }
    found.moved, found.planned_for = [*found.moved, was], to
    for name, said in after.items():
        setattr(found, name, said)
    found.save(update_fields=["moved", "planned_for", *PLACE])
    told = {"meeting": found.pk, "from": was["from"], "on": to.isoformat()}
    record_event("case", case.submission.reference, "meeting_moved", actor, told)
    tell_invited_family(found, case, f":moved:{len(found.moved)}")
    return found


@transaction.atomic
def cancel_meeting(actor: User, meeting: Meeting, why: str) -> Meeting:
    """Returns the meeting, called off with its reason; one that was held stays held. Raises PermissionDenied."""
    case, found = hold_meeting(actor, meeting)
    if found.held_on is None and found.cancelled_at is None:
        found.cancelled_at, found.cancelled_why = timezone.now(), why.strip()[:300]
        found.save(update_fields=["cancelled_at", "cancelled_why"])
        record_event("case", case.submission.reference, "meeting_cancelled", actor, {"meeting": found.pk})
        tell_invited_family(found, case, ":off")
    return found


def hold_meeting(actor: User, meeting: Meeting) -> tuple[Case, Meeting]:
    """Returns the case and the meeting, both locked, for the school or the council. Raises PermissionDenied."""
    case = hold(actor, meeting.case_id, Move.SCHOOL)
    return case, Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
