"""Whether a contact or a service can still be relied on. Days are calendar days."""

from datetime import date, timedelta
from typing import Protocol

from guidance.library.enums import EntryState

GOOD_FOR = timedelta(days=365)


class Entry(Protocol):
    """A contact or a service."""

    @property
    def reachable(self) -> bool: ...
    @property
    def last_checked(self) -> date | None: ...


def entry_state(entry: Entry, today: date) -> EntryState:
    """Returns whether an entry reaches nobody, was not checked for 365 days (or ever), or is sound."""
    if not entry.reachable:
        return EntryState.EMPTY
    if entry.last_checked is None or today - entry.last_checked > GOOD_FOR:
        return EntryState.UNCHECKED
    return EntryState.SOUND
