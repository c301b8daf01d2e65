"""While an officer is away, a colleague's desk shows their cases, and hears what they would hear."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import Authority, User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.actions.assign_case import NotAnOfficer
from wizard.casework.models import Cover


@transaction.atomic
def arrange_cover(actor: User, authority: Authority, away: User, by: User, first_day: date, last_day: date) -> Cover:
    """Returns the stored cover; whoever works cases for the authority may arrange it.

    Raises PermissionDenied, NotAnOfficer for people who work none there, ValueError for days the wrong way round.
    """
    if not holds(actor, CASE_ROLES, authority=authority):
        raise PermissionDenied
    if away == by or not all(holds(one, CASE_ROLES, authority=authority) for one in (away, by)):
        raise NotAnOfficer
    if last_day < first_day:
        raise ValueError("The last day must not be before the first")
    Authority.objects.select_for_update().get(pk=authority.pk)  # one writer of a chain at a time
    made = Cover.objects.create(
        authority=authority, away=away, by=by, first_day=first_day, last_day=last_day, arranged_by=actor
    )
    told = {"cover": made.pk, "away": away.pk, "by": by.pk}
    record_event("authority", authority.slug, "cover_arranged", actor, told)
    return made


@transaction.atomic
def end_cover(actor: User, cover: Cover) -> Cover:
    """Returns the cover, over from now on. Raises PermissionDenied."""
    if not holds(actor, CASE_ROLES, authority=cover.authority):
        raise PermissionDenied
    Authority.objects.select_for_update().get(pk=cover.authority_id)
    held = Cover.objects.get(pk=cover.pk)
    if held.ended_at is None:
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        record_event("authority", cover.authority.slug, "cover_ended", actor, {"cover": held.pk})
    return held
