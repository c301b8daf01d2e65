"""Taking hold of a draft before it is changed: may this person, is it still a draft, is it as they last saw it?"""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from people.models import User
from record.service import PreparedChange
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.referrals.queries import referrals_changeable_by


class NotADraft(Exception):
    """The referral has been sent or withdrawn: it does not change any more."""


class ChangedMeanwhile(Exception):
    """Somebody else saved the referral after it was read."""


HOLD = PreparedChange(
    lambda marks: (
        referrals_changeable_by(User(pk=marks.number("actor"))).filter(
            pk=marks.number("referral"), lock_version=marks.number("seen")
        ),
        {"lock_version": F("lock_version") + 1, "updated_at": marks.moment("now")},
    )
)


def take_marks_off(referral: Referral, abouts: Collection[str]) -> bool:
    """Returns whether anything of these was marked to be looked at again; it no longer is. Call it after take_hold."""
    kept = {about: why for about, why in referral.look_again.items() if about not in abouts}
    if len(kept) == len(referral.look_again):
        return False
    Referral.objects.filter(pk=referral.pk).update(look_again=kept)
    referral.look_again = kept
    return True


def take_hold(actor: User, referral: Referral, seen: int) -> None:
    """Moves lock_version on from `seen`, in one UPDATE that also asks for the permission.

    Call it first in the transaction of a change: it locks the row. Raises PermissionDenied when the actor may not
    refer for this school, NotADraft, or ChangedMeanwhile when lock_version is no longer `seen`.
    """
    if actor.is_active and HOLD.make(actor=actor.pk, referral=referral.pk, seen=seen, now=timezone.now()):
        referral.lock_version = seen + 1
        return
    if Referral.objects.exclude(status=ReferralStatus.DRAFT).filter(pk=referral.pk).exists():
        raise NotADraft
    if referrals_changeable_by(actor).filter(pk=referral.pk).exists():
        raise ChangedMeanwhile
    raise PermissionDenied
