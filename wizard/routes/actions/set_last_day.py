"""An editor says until when drafts of an earlier version of a route may be sent as they are."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.routes.models import LastDay, RouteVersion


class LastDayRefused(ValueError):
    """The day cannot be set; the sentence is for the editor."""


def set_last_day(version: RouteVersion, actor: User, day: date | None, why: str = "") -> LastDay:
    """Returns the row that counts from now on; no day takes the limit back. Schools are told by letter and on the page.

    Raises PermissionDenied, or LastDayRefused for the newest version, which has nowhere to move to, and for a day gone.
    """
    if not version.route.permissions_for_user(actor).can_publish():
        raise PermissionDenied
    today = timezone.localdate()
    if day is not None and day < today:
        raise LastDayRefused("Choose today or a later day, so that schools hear of it first.")
    until = day or today
    newer = RouteVersion.objects.filter(route=version.route_id, number__gt=version.number, effective_from__lte=until)
    if day is not None and not newer.exists():
        raise LastDayRefused("There is no newer version that drafts could move to by that day.")
    with transaction.atomic():
        row = LastDay.objects.create(version=version, day=day, why=why.strip(), set_by=actor, at=timezone.now())
        facts = {"version": version.number, "day": day.isoformat() if day else ""}
        record_event("route", str(version.route_id), "route.last_day_set", actor, facts)
    return row
