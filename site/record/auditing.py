"""Proving that nobody changed what happened: every chain is counted through from its first link."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from record.chain import first_broken
from record.models import Event

CHUNK = 2_000
Subjects = Callable[[], Iterable[str]]
_expected: dict[str, Subjects] = {}


@dataclass(frozen=True, slots=True)
class Chain:
    """One subject's chain: how many links it has, and the number of the first that does not hold; None when whole."""

    kind: str
    subject: str
    links: int
    broken: int | None


def expect_chains(kind: str, subjects: Subjects) -> None:
    """Says which subjects of a kind must have a chain: one that is gone as a whole breaks no link.

    Call from AppConfig.ready.
    """
    _expected[kind] = subjects


def chains(kind: str = "", subject: str = "") -> Iterator[Chain]:
    """Yields every chain, those of one kind or that of one subject; then those that should be there and are not."""
    events = Event.objects.order_by("subject_kind", "subject_id", "number")
    events = events.filter(subject_kind=kind) if kind else events
    events = events.filter(subject_id=subject) if subject else events
    nothing = True
    for (of, about), links in groupby(events.iterator(chunk_size=CHUNK), subject_of):
        counted, nothing = Counted(links), False
        broken = first_broken(counted)
        yield Chain(of, about, counted.finish(), broken)
    if subject:
        yield from (Chain(of, subject, 0, 1) for of in _expected if nothing and of == kind)
        return
    for of, subjects in _expected.items():
        yield from missing(of, subjects()) if kind in ("", of) else ()


def subject_of(event: Event) -> tuple[str, str]:
    """Returns whose chain an event belongs to."""
    return event.subject_kind, event.subject_id


def missing(kind: str, subjects: Iterable[str]) -> Iterator[Chain]:
    """Yields a broken chain for every subject that has no event at all."""
    left = iter(subjects)
    while some := list(islice(left, CHUNK)):
        there = Event.objects.filter(subject_kind=kind, subject_id__in=some, number=1)
        known = set(there.values_list("subject_id", flat=True))
        yield from (Chain(kind, about, 0, 1) for about in some if about not in known)


class Counted:
    """Events, counted as they go by."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events, self.number = iter(events), 0

    def __iter__(self) -> Iterator[Event]:
        for event in self._events:
            self.number += 1
            yield event

    def finish(self) -> int:
        """Returns how many there are, those included that nobody looked at."""
        self.number += sum(1 for _ in self._events)
        return self.number
