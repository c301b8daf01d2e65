"""A pupil did not take part, or did again; and the warning that comes before any end for it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case, CaseTask
from wizard.casework.service import hold, recount
from wizard.provision.actions.place_pupil import hold_case
from wizard.provision.engagement import calls_for_a_talk
from wizard.provision.enums import Engagement
from wizard.provision.models import EngagementEntry, EngagementWarning
from wizard.provision.queries import log_of

TALK = "Talk with the family and the school about what would help the child to take part; look at the plan again"


class WarningRefused(ValueError):
    """The warning cannot be stored; the sentence is for the person."""


@transaction.atomic
def log_engagement(actor: User, case: Case, day: date, kind: str, note: str = "") -> EngagementEntry:
    """Returns the stored line. The council and the school write; the third time running is a task for the council.

    Raises PermissionDenied.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    now = timezone.now()
    entry = EngagementEntry.objects.create(
        case=held, day=day, kind=Engagement(kind), note=note.strip(), recorded_by=actor, recorded_at=now
    )
    record_event("case", held.submission.reference, "engagement_logged", actor, {"entry": entry.pk})
    if entry.kind != Engagement.WENT_WELL and calls_for_a_talk(log_of(held)):
        CaseTask.objects.create(
            case=held, what=TALK, move=Move.COUNCIL, due_on=timezone.localdate(now), source=f"engagement:{entry.pk}",
            made_by=actor, made_at=now,
        )  # fmt: skip
    recount(held)
    return entry


@transaction.atomic
def warn_family(
    actor: User, case: Case, given_on: date, *, told: str, how: str, offered: str, look_again_on: date
) -> EngagementWarning:
    """Returns the stored warning; only the council warns. Raises PermissionDenied, WarningRefused."""
    held = hold_case(actor, case)
    if look_again_on <= given_on:
        raise WarningRefused("Look again after the day of the warning: the family needs time")
    warning = EngagementWarning.objects.create(
        case=held, given_on=given_on, told=told.strip(), how=how.strip(), offered=offered.strip(),
        look_again_on=look_again_on, given_by=actor, recorded_at=timezone.now(),
    )  # fmt: skip
    record_event("case", held.submission.reference, "family_warned", actor, {"warning": warning.pk})
    recount(held)
    return warning
