"""Reviews nobody ended: what was read from a file is not kept for ever."""

from datetime import timedelta

from django.utils import timezone

from guidance.importing.models import BroughtIn

KEPT_DAYS = 30


def purge_abandoned() -> None:
    """Deletes every review untouched for 30 calendar days, saved or not: a saved one lives on as its draft.

    The worker's chore, so it asks nobody's permission.
    """
    BroughtIn.objects.filter(changed_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()
