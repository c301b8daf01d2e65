"""A person of the school takes a referral back that was sent: nothing is deleted, and the council is told."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.referrals.models import Referral, Submission
from wizard.referrals.queries import may_refer


def withdraw_submission(actor: User, referral: Referral, reason: str, tell: Callable[[Submission], object]) -> None:
    """Marks what was sent as withdrawn, once; `tell` tells the council, in the same transaction.

    Doing it again changes nothing and tells nobody. Raises ValueError without a reason, PermissionDenied, or
    Submission.DoesNotExist for a draft.
    """
    if not reason.strip():
        raise ValueError("the council needs the school's reason")
    with transaction.atomic():
        locked = Referral.objects.select_for_update().get(pk=referral.pk)
        if not may_refer(actor, locked):
            raise PermissionDenied
        submission = Submission.objects.select_related("referral").get(referral=locked)
        if locked.withdrawn_at is not None:
            return
        locked.withdrawn_at, locked.withdrawn_by, locked.withdrawn_reason = timezone.now(), actor, reason.strip()
        locked.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason", "updated_at"])
        record_event("referral", locked.public_id, "submission_withdrawn", actor, {"reference": submission.reference})
        tell(submission)
