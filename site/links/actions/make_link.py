"""Somebody without an account is to do one thing: the row that lets them. Sending it is the caller's letter."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from links.limits import DAYS
from links.models import Link
from record.service import record_event


def keep_link(link: Link, days: int) -> Link:
    """Returns a running link that is good for at least so many calendar days from now; it never becomes shorter."""
    until = timezone.now() + timedelta(days=days)
    if link.expires_at < until:
        link.expires_at = until
        link.save(update_fields=["expires_at"])
    return link


def make_link(
    purpose: str,
    subject_kind: str,
    subject_id: str,
    email: str,
    *,
    party: str = "",
    days: int = DAYS,
    made_by: AbstractBaseUser | None,
) -> Link:
    """Returns the stored link, good for so many calendar days.

    Call it inside the transaction of the change it belongs to, whose action checked the permission.
    """
    now = timezone.now()
    link = Link.objects.create(
        purpose=purpose,
        subject_kind=subject_kind,
        subject_id=subject_id,
        email=email.strip().lower(),
        party=party,
        made_by_id=made_by.pk if made_by else None,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    told = {"purpose": purpose, "of": f"{subject_kind} {subject_id}", "party": party}
    record_event("link", link.public_id, "link_made", made_by, told)
    return link
