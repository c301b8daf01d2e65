"""Who may ask and record for a school's referral, and holding it while that is done."""

from django.core.exceptions import PermissionDenied

from people.models import User
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.referrals.service import may_refer


def hold(actor: User, referral: Referral, *, draft: bool = True) -> Referral:
    """Returns the referral, locked until the transaction ends.

    Raises PermissionDenied when the actor may not refer for this school, when it was withdrawn, or, where it has to be
    a draft, when it was sent.
    """
    if not may_refer(actor, referral):
        raise PermissionDenied
    return held(referral, draft=draft)


def held(referral: Referral, *, draft: bool) -> Referral:
    """Returns the referral, locked. Raises PermissionDenied when it is in no state for this."""
    related = Referral.objects.select_for_update(of=("self",)).select_related("authority", "school", "route_version")
    locked = related.get(pk=referral.pk)
    allowed = (ReferralStatus.DRAFT,) if draft else (ReferralStatus.DRAFT, ReferralStatus.SUBMITTED)
    if locked.status not in allowed:
        raise PermissionDenied
    return locked
