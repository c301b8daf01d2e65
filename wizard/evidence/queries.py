"""Which evidence a person may see. Every reading of evidence starts here."""

from django.db.models import Q, QuerySet

from people.models import User
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral
from wizard.referrals.service import referrals_of_schools_of, submissions_visible_to


def items_of(referral: Referral) -> list[EvidenceItem]:
    """Returns a referral's items in the order they were added, without those removed."""
    return list(referral.evidence.filter(removed_at=None))


def items_visible_to(user: User) -> QuerySet[EvidenceItem]:
    """Returns the items of this person's schools' referrals, and of submissions sent to their authority."""
    return EvidenceItem.objects.filter(removed_at=None).filter(
        Q(referral__in=referrals_of_schools_of(user)) | Q(referral__submission__in=submissions_visible_to(user))
    )
