"""The hash chain of a subject's events: changing or dropping one breaks every later link."""

import hashlib
import json
from collections.abc import Iterable

from record.models import Event


def link_hash(event: Event) -> str:
    """Returns the SHA-256 (hex) of an event's own facts and the hash before it."""
    facts = [
        event.previous_hash,
        event.subject_kind,
        event.subject_id,
        event.number,
        event.kind,
        event.actor_id,
        event.at.isoformat(),
        event.data,
    ]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def first_broken(events: Iterable[Event]) -> int | None:
    """Returns the number of the first event, in order, that does not follow from the one before; None when whole."""
    previous, expected = "", 1
    for event in events:
        if (event.number, event.previous_hash, event.hash) != (expected, previous, link_hash(event)):
            return event.number
        previous, expected = event.hash, expected + 1
    return None
