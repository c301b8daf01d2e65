"""A link stops working: it was used up, taken back, or what it was about is over."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from links.models import Link
from record.service import record_event


@transaction.atomic
def end_link(actor: AbstractBaseUser | None, link: Link) -> Link:
    """Returns the ended link; one that has ended keeps its moment. The caller's action checked the permission."""
    held = Link.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if held.ended_at is None:
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        record_event("link", held.public_id, "link_ended", actor)
    return held


def end_links(
    actor: AbstractBaseUser | None, subject_kind: str, subject_id: str, *, purpose: str = "", party: str = ""
) -> int:
    """Ends every running link of a subject, or those of one purpose or party, and returns how many there were."""
    running = Link.objects.filter(subject_kind=subject_kind, subject_id=subject_id, ended_at__isnull=True)
    if purpose:
        running = running.filter(purpose=purpose)
    if party:
        running = running.filter(party=party)
    return len([end_link(actor, link) for link in running])
