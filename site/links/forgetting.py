"""Addresses of people without an account are kept no longer than their links are of use."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from links.actions.end_link import end_link
from links.letters import CODE
from links.limits import CODE_LASTS, FORGOTTEN_AFTER
from links.models import Link, LinkCode
from record.enums import OutboxState
from record.models import Outbox
from record.service import forget_letters


def forget_links() -> int:
    """Forgets the e-mail address of links that ended 90 calendar days ago, and every spent code, each with its letter.

    Returns how many links were forgotten. The worker's chore; safe to repeat.
    """
    now = timezone.now()
    spent = now - timedelta(hours=1) - CODE_LASTS  # codes asked for are counted by the hour
    LinkCode.objects.filter(asked_at__lt=spent).delete()
    # Also one that could not be sent: its code would open nothing any more.
    Outbox.objects.filter(kind=CODE, created_at__lt=spent).exclude(state=OutboxState.SENDING).delete()
    over = Q(ended_at__lt=now - FORGOTTEN_AFTER) | Q(expires_at__lt=now - FORGOTTEN_AFTER)
    return _forget(Link.objects.filter(over).exclude(email=""))


def forget_subjects(subject_ids: Collection[str]) -> None:
    """Ends every link to these subjects and forgets whom they, and letters about the subjects, went to.

    Call it in the transaction that removes the subjects, whose action decided that they may go.
    """
    theirs = Link.objects.filter(subject_id__in=subject_ids)
    for link in theirs.filter(ended_at=None):
        end_link(None, link)
    _forget(theirs)
    forget_letters(subject_ids)


def _forget(links: QuerySet[Link]) -> int:
    """Forgets the addresses of links with the letters that carried them; returns how many links there were."""
    ids = list(links.values_list("public_id", flat=True))
    forget_letters(ids)
    return Link.objects.filter(public_id__in=ids).update(email="")
