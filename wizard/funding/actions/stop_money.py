"""Money stops after a day: the child is back, left the roll, or education elsewhere ended (requirement E62)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.models import Case
from wizard.funding.actions.hold_money import hold_money
from wizard.funding.models import Stop


@transaction.atomic
def stop_money(actor: User, case: Case, why: str, last_day: date, note: str = "") -> Stop:
    """Returns the stored stop; what was charged beyond it is given back by the next charge. Raises PermissionDenied."""
    held = hold_money(actor, case.pk)
    stop = Stop.objects.create(
        case=held, why=why, last_day=last_day, note=note.strip(), recorded_by=actor, recorded_at=timezone.now()
    )
    told = {"stop": stop.pk, "why": why, "last_day": last_day.isoformat()}
    record_event("case", held.submission.reference, "funding_stopped", actor, told)
    return stop


@transaction.atomic
def strike_stop(actor: User, stop: Stop) -> Stop:
    """Returns the stop, struck because it was wrong: it stays readable and counts no more. Raises PermissionDenied."""
    held = hold_money(actor, stop.case_id)
    found = Stop.objects.get(pk=stop.pk)
    if found.struck_at is None:
        found.struck_at, found.struck_by = timezone.now(), actor
        found.save(update_fields=["struck_at", "struck_by"])
        record_event("case", held.submission.reference, "funding_stop_struck", actor, {"stop": found.pk})
    return found
