"""Something happened on a day: the case's clocks run from it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.models import Case, CaseMoment
from wizard.casework.recounting import recount


def record_moment(actor: User, case: Case, event: str, on: date, about: str = "") -> CaseMoment:
    """Returns the moment, for whoever works cases at this authority; the same moment again is the one there is.

    Raises PermissionDenied.
    """
    if not holds(actor, CASE_ROLES, authority=case.authority):
        raise PermissionDenied
    return note_moment(actor, case, event, on, about)


@transaction.atomic
def note_moment(actor: User | None, case: Case, event: str, on: date, about: str = "") -> CaseMoment:
    """Writes a moment that follows from another action, which checked its own permission, and counts the clocks anew.

    `event` is one of the route language's events, or acknowledged, closed, withdrawn.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("submission").get(pk=case.pk)
    there = locked.moments.filter(event=event, on=on, about=about, struck_at=None).first()
    if there is not None:
        return there
    moment = CaseMoment.objects.create(
        case=locked, event=event, on=on, about=about, recorded_by=actor, recorded_at=timezone.now()
    )
    told = {"event": event, "on": on.isoformat(), "about": about}
    record_event("case", locked.submission.reference, "moment_recorded", actor, told)
    recount(locked)
    return moment


@transaction.atomic
def strike_moment(actor: User, moment: CaseMoment, why: str) -> CaseMoment:
    """Returns the moment, struck out because it was wrong: it stays readable and counts no more.

    Raises PermissionDenied.
    """
    locked = (
        Case.objects.select_for_update(of=("self",)).select_related("submission", "authority").get(pk=moment.case_id)
    )
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    held = CaseMoment.objects.get(pk=moment.pk)
    if held.struck_at is None:
        held.struck_at, held.struck_by, held.struck_why = timezone.now(), actor, why
        held.save(update_fields=["struck_at", "struck_by", "struck_why"])
        record_event("case", locked.submission.reference, "moment_struck", actor, {"event": held.event})
        recount(locked)
    return held
