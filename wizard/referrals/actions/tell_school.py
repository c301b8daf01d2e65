"""The family agrees, after a referral begun by a link was sent, that the school may know: from now on it does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import SchoolStatus
from people.models import School, User
from record.service import record_event
from wizard.referrals.models import Referral, StartedByLink, Submission
from wizard.referrals.queries import may_tell_school
from wizard.referrals.receipts import promise_to_school


@dataclass(frozen=True)
class Agreed:
    """Who of the family agreed that which school may know, how and when."""

    school: School
    by: str
    how: str
    on: date


@transaction.atomic
def tell_school(actor: User, referral: Referral, agreed: Agreed, move: Callable[[Submission], object]) -> bool:
    """Whether the school was told just now; the letters are promised, and `move` called, in the same transaction.

    Once a school was told, nothing changes any more. Raises PermissionDenied for who may not tell it, and ValueError
    without somebody who agreed, or for a school that has closed.
    """
    locked = Referral.objects.select_for_update(of=("self",)).select_related("authority", "school").get(pk=referral.pk)
    if not may_tell_school(actor, locked):
        raise PermissionDenied
    if not agreed.by.strip() or agreed.school.status == SchoolStatus.CLOSED:
        raise ValueError("an open school, and who of the family agreed")
    begun = StartedByLink.objects.select_for_update().get(referral=locked)
    if begun.told_school is not None:
        return False
    begun.school, begun.school_name, begun.tell_school = agreed.school, agreed.school.name, True
    begun.agreed_by, begun.agreed_how, begun.agreed_on = agreed.by.strip(), agreed.how, agreed.on
    begun.told_at = timezone.now()
    begun.save()
    locked.school = agreed.school
    locked.save(update_fields=["school", "updated_at"])
    submission = Submission.objects.select_related("referral").get(referral=locked)
    told = {"reference": submission.reference, "school": agreed.school.pk, "how": agreed.how}
    record_event("referral", locked.public_id, "school_told", actor, told)
    promise_to_school(submission, agreed.school)
    move(submission)
    return True
