"""The council says that a referral has arrived and a person has opened it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.casework.notices import ACKNOWLEDGED
from wizard.casework.recounting import recount
from wizard.casework.school_news import write_to_school


@transaction.atomic
def acknowledge_referral(actor: User, case: Case) -> Case:
    """Returns the acknowledged case; doing it again changes nothing and tells nobody twice.

    Nor is a case acknowledged here that another system works: that system does it.

    Raises PermissionDenied for anyone who does not work cases for this authority.
    """
    # The row lock makes the second of two clicks wait here until the first has committed.
    locked = Case.objects.select_for_update(of=("self",)).select_related("submission__submitted_by").get(pk=case.pk)
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    if locked.status != CaseStatus.RECEIVED or locked.handed_over_to:
        return locked
    locked.status = CaseStatus.ACKNOWLEDGED
    locked.acknowledged_at = timezone.now()
    locked.acknowledged_by = actor
    locked.save(update_fields=["status", "acknowledged_at", "acknowledged_by"])
    reference = locked.submission.reference
    record_event("case", reference, "case_acknowledged", actor)
    recount(locked)
    write_to_school(ACKNOWLEDGED, locked, f"case-acknowledged:{reference}")
    return locked
