"""How long an unsent draft is kept, and when its people are warned (docs/operating.md says why this long)."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral

#: Days before the end on which people are warned, the earliest first.
WARNINGS = (28, 7)
LAST_WARNING = min(WARNINGS)


def kept_for() -> timedelta:
    """Returns how long a draft stays after its last change."""
    return timedelta(days=settings.DRAFTS_KEPT_DAYS)


def expires_on(referral: Referral) -> date:
    """Returns the day on which a draft may be deleted; each change moves it."""
    return timezone.localdate(referral.updated_at) + kept_for()


def drafts_unchanged_for(days: int) -> QuerySet[Referral]:
    """Returns the drafts that nobody has changed for so many days."""
    before = timezone.now() - timedelta(days=days)
    return Referral.objects.filter(status=ReferralStatus.DRAFT, updated_at__lt=before).order_by("pk")


def withdrawn_and_over() -> QuerySet[Referral]:
    """Returns the drafts that were withdrawn, never sent, as long ago as a draft is kept. Nobody waits for them."""
    before = timezone.now() - kept_for() - timedelta(days=1)
    return Referral.objects.filter(status=ReferralStatus.WITHDRAWN, submission=None, withdrawn_at__lt=before).order_by(
        "pk"
    )


def nearly_over() -> QuerySet[Referral]:
    """Returns the drafts whose first warning is due, or whose time is over."""
    return drafts_unchanged_for(max(0, settings.DRAFTS_KEPT_DAYS - WARNINGS[0] - 1))
