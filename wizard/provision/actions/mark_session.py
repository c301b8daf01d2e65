"""A provider says, by link, whether a pupil came to a session. Saying something else later is a correction."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from record.service import enqueue, record_event
from wizard.attendance.enums import Half
from wizard.casework.models import Case
from wizard.provision.actions.by_link import provider_behind
from wizard.provision.enums import Why
from wizard.provision.letters import ABSENT
from wizard.provision.models import Placement, RegisterMark
from wizard.provision.queries import may_mark, register_of
from wizard.referrals.service import named_people_of


class NotInTheRegister(ValueError):
    """The session is not one this provider teaches, or not one of the days it may mark."""


@transaction.atomic
def mark_session(
    link: Link, placement: Placement, day: date, half: Half, *, came: bool, said_by: str, why: str = "", told: str = "",
    hours: Decimal | None = None,
) -> RegisterMark:  # fmt: skip
    """Returns the mark that counts now; saying the same again makes no second row (requirements E114, E122).

    An absence nobody explained is told to the school at once. Raises PermissionDenied, NotInTheRegister.
    """
    provider = provider_behind(link)
    if placement.provider_id != provider.pk:
        raise PermissionDenied
    Case.objects.select_for_update(of=("self",)).get(pk=placement.case_id)
    today = timezone.localdate()
    listed = [one for one in register_of(provider, day, today) if one.placement.pk == placement.pk]
    session = next((one for line in listed for one in line.sessions if one.half == half), None)
    if session is None or not may_mark(day, today):
        raise NotInTheRegister
    fields = {
        "came": came,
        "why": "" if came else Why(why),
        "told": "" if came else told.strip()[:300],
        "hours": hours if came else None,
        "said_by": said_by.strip()[:120],
    }
    if session.mark and all(getattr(session.mark, name) == value for name, value in fields.items()):
        return session.mark
    mark = RegisterMark.objects.create(
        placement=placement, day=day, half=half, by_link=link, recorded_at=timezone.now(), **fields
    )
    case = listed[0].placement.case
    reference = case.submission.reference
    noted = {"placement": placement.public_id, "day": day.isoformat(), "half": str(half), "link": link.public_id}
    record_event("case", reference, "register_corrected" if session.mark else "register_kept", None, noted)
    if not came and why == Why.NOT_KNOWN:
        for address in named_people_of(case.school):
            enqueue(ABSENT, "case", reference, address, f"{ABSENT}:{placement.public_id}:{day}:{half}:{address}")
    return mark
