"""A person of the school sends sickness returns: stored for the council, which is told that they are there."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import School, User
from record.service import enqueue, record_event
from wizard.attendance.letters import RETURNS
from wizard.attendance.models import SicknessReturn
from wizard.attendance.queries import keeps_register
from wizard.attendance.returns import returns_due, rule_of


def send_returns(actor: User, school: School, pupils: Collection[str]) -> list[SicknessReturn]:
    """Returns the stored returns of those pupils (public ids) that one is due for; a second click sends nothing more.

    The letter to the mailbox that the council's alert names, else its attendance mailbox, holds a link and a number, no
    names. Raises PermissionDenied.
    """
    if not keeps_register(actor, school):
        raise PermissionDenied
    if school.authority is None:
        return []
    with transaction.atomic():
        School.objects.select_for_update().get(pk=school.pk)
        due = [one for one in returns_due(school) if one.pupil.public_id in pupils and one.complete]
        now = timezone.now()
        sent = SicknessReturn.objects.bulk_create(
            SicknessReturn(
                authority=school.authority,
                school=school,
                pupil=one.pupil,
                name=f"{one.pupil.first_name} {one.pupil.last_name}",
                address=one.pupil.address,
                born=one.born,
                period_first=one.period_first,
                days_so_far=one.days,
                reached_on=one.reached_on,
                sent_by=actor,
                sent_at=now,
            )
            for one in due
        )
        if sent:
            ids = [one.public_id for one in sent]
            record_event("school_register", school.slug, "sickness_returns_sent", actor, {"returns": ids})
            for number, mailbox in enumerate(rule_of(school, timezone.localdate()).mailboxes, start=1):
                enqueue(RETURNS, "sickness_return", ids[0], mailbox, f"sickness-returns:{ids[0]}:{number}")
    return sent
