"""Writing down that something happened."""

from datetime import UTC
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from record.chain import link_hash
from record.models import Event
from record.prepared import Prepared, PreparedRows

LAST = Prepared(
    lambda marks: (
        Event.objects.filter(subject_kind=marks.text("kind"), subject_id=marks.text("id"))
        .order_by("-number")
        .values_list("number", "hash")[:1]
    )
)
NEW = PreparedRows(Event)


def record_event(
    subject_kind: str,
    subject_id: str,
    kind: str,
    actor: AbstractBaseUser | None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Returns the event as it was stored, without its primary key: the next link of its subject's chain.

    Call it inside the transaction of the change it tells of. `data` holds keys and hashes, never a
    child's values. Two writers of one subject at once: the second fails on the number (IntegrityError),
    so callers lock the subject's row first.
    """
    with transaction.atomic(savepoint=False):
        number, previous = next(iter(LAST.ask(kind=subject_kind, id=subject_id)), (0, ""))
        event = Event(
            subject_kind=subject_kind,
            subject_id=subject_id,
            number=number + 1,
            kind=kind,
            actor_id=actor.pk if actor else None,
            at=timezone.now().astimezone(UTC),
            data=data or {},
            previous_hash=previous,
        )
        event.hash = link_hash(event)
        NEW.store([event])
    return event


def events_of(subject_kind: str, subject_id: str) -> list[Event]:
    """Returns a subject's events in order, each with its actor."""
    events = Event.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return list(events.select_related("actor").order_by("number"))
