"""A case from its first day on, out of the rows of every room: for an inspection, a complaint, or a new officer.

Rooms above say what they know of a case in AppConfig.ready; the audit trail, every event with its hash, stands beside.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from wizard.casework.models import Case


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: when (a day where no hour is known), who did it, what it was, and where it is read."""

    at: date | datetime
    who: str
    what: str
    link: str = ""

    @property
    def day(self) -> date:
        """The day, in London."""
        return timezone.localdate(self.at) if isinstance(self.at, datetime) else self.at


Provider = Callable[[Case], Iterable[Entry]]
_providers: dict[str, Provider] = {}


def register_chronology(kind: str, provider: Provider) -> None:
    """Adds what a room knows of a case; the same kind again takes the earlier one's place."""
    _providers[kind] = provider


def chronology_of(case: Case, *, only: Collection[str] | None = None) -> list[Entry]:
    """Returns everything that happened, or what these kinds tell of it, the earliest first.

    What has a day alone comes before what has an hour.
    """
    asked = [provider for kind, provider in _providers.items() if only is None or kind in only]
    return in_order(entry for provider in asked for entry in provider(case))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Returns them the earliest first; what has a day alone comes before what has an hour."""
    return sorted(entries, key=lambda entry: (moment(entry.at), isinstance(entry.at, datetime)))


def moment(at: date | datetime) -> datetime:
    """Returns a moment to sort by: a day's is its beginning."""
    return at if isinstance(at, datetime) else timezone.make_aware(datetime.combine(at, time.min))
