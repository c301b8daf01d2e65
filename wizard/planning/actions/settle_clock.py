"""What a clock of the route asked for was done, because something of planning happened."""

from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.models import Case
from wizard.casework.service import recount
from wizard.routes.service import Casework, casework_of

#: The keys by which routes name the clocks of planning; the review's own key is said by the route itself.
PLANNING, MINUTES, CONTINUATION = "planning", "minutes", "continuation"


def settle_clock(actor: User | None, case: Case, key: str, why: str) -> None:
    """Marks a clock as dealt with for the day it is due; nothing where the route has none of this key.

    Call it inside the transaction of the action that did it, which checked the permission.
    """
    clock = case.clocks.filter(key=key).first() if key else None
    if clock is None or clock.is_dealt_with:
        return
    clock.dealt_with_due, clock.dealt_with_at, clock.dealt_with_by = clock.due_on, timezone.now(), actor
    clock.dealt_with_note = why[:300]
    clock.save(update_fields=["dealt_with_due", "dealt_with_at", "dealt_with_by", "dealt_with_note"])
    told = {"clock": clock.key, "due": clock.due_on.isoformat()}
    record_event("case", case.submission.reference, "clock_dealt_with", actor, told)
    recount(case)


def review_clock(case: Case) -> str:
    """Returns the key of the route's clock of reviews; empty where it has none."""
    casework: Casework | None = casework_of(case.submission.referral.route_version)
    return casework.review if casework else ""
