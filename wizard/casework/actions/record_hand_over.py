"""A case that another system works: somebody writes down that it has arrived there, and what it is called there."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES, REFERRING_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case


class HandOverRefused(ValueError):
    """It cannot be recorded; the sentence is for the person."""


@transaction.atomic
def record_hand_over(actor: User, case: Case, reference: str, on: date) -> Case:
    """Returns the case, acknowledged by the other system; the first record stands, a second changes nothing.

    The sending school and the authority's case workers may. Raises PermissionDenied, or HandOverRefused for a case
    that is worked here and for a day outside the time from sending to today.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("submission").get(pk=case.pk)
    school = holds(actor, REFERRING_ROLES, school=locked.school)
    if not school and not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    if not locked.handed_over_to:
        raise HandOverRefused("This case is worked here, so there is nobody to hand it to.")
    if locked.handed_over_on is not None:
        return locked
    if not timezone.localdate(locked.opened_at) <= on <= timezone.localdate():
        raise HandOverRefused("The date must be between the day of sending and today")
    locked.handed_over_on, locked.handed_over_reference = on, reference.strip()
    locked.status, locked.acknowledged_at, locked.acknowledged_by = CaseStatus.ACKNOWLEDGED, timezone.now(), actor
    fields = ["handed_over_on", "handed_over_reference", "status", "acknowledged_at", "acknowledged_by"]
    locked.save(update_fields=fields)
    facts = {"on": on.isoformat(), "reference": locked.handed_over_reference}
    record_event("case", locked.submission.reference, "case_handed_over", actor, facts)
    return locked
