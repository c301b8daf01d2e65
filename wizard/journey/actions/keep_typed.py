"""A person's words are kept while they type them; nothing of the referral changes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from people.models import User
from wizard.journey.models import TypedText
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.referrals.service import NotADraft, referrals_changeable_by


def keep_typed(actor: User, referral: Referral, question_key: str, text: str, seen: str) -> None:
    """Stores the text as this person's own for this question, in place of what they typed before; blank forgets it.

    No answer is touched, and no lock_version moves: a colleague who saves meanwhile is in nobody's way. Raises
    NotADraft, or PermissionDenied when the actor may not fill in this draft.
    """
    if referral.status != ReferralStatus.DRAFT:
        raise NotADraft
    if not referrals_changeable_by(actor).filter(pk=referral.pk).exists():
        raise PermissionDenied
    mine: dict[str, Any] = {"referral": referral, "person": actor, "question_key": question_key}
    if not text.strip():
        TypedText.objects.filter(**mine).delete()
        return
    TypedText.objects.update_or_create(**mine, defaults={"text": text, "seen": seen, "at": timezone.now()})
