"""Addresses of people without an account are kept no longer than their links are of use."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from links.letters import CODE
from links.limits import CODE_LASTS, FORGOTTEN_AFTER
from links.models import Link, LinkCode
from record.enums import OutboxState
from record.models import Outbox


def forget_links() -> int:
    """Forgets the e-mail address of links that ended 90 calendar days ago, and every spent code with its letter.

    Returns how many links were forgotten. The worker's chore; safe to repeat.
    """
    now = timezone.now()
    spent = now - timedelta(hours=1) - CODE_LASTS  # codes asked for are counted by the hour
    LinkCode.objects.filter(asked_at__lt=spent).delete()
    # Also one that could not be sent: its code would open nothing any more.
    Outbox.objects.filter(kind=CODE, created_at__lt=spent).exclude(state=OutboxState.SENDING).delete()
    over = Q(ended_at__lt=now - FORGOTTEN_AFTER) | Q(expires_at__lt=now - FORGOTTEN_AFTER)
    return Link.objects.filter(over).exclude(email="").update(email="")
