"""Somebody at the council reads the sickness returns of its schools."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from people.models import Authority, User
from record.service import record_event
from wizard.attendance.models import SicknessReturn


def open_returns(actor: User, authority: Authority, listed: Sequence[SicknessReturn]) -> None:
    """Writes down who read them, and dates the first reading of each; the rows in hand stay as they were listed."""
    if not listed:
        return
    with transaction.atomic():
        Authority.objects.select_for_update().get(pk=authority.pk)
        new = [one.public_id for one in listed if one.seen_at is None]
        SicknessReturn.objects.filter(public_id__in=new, seen_at=None).update(seen_at=timezone.now())
        record_event("authority_returns", authority.slug, "returns_opened", actor, {"new": new})
