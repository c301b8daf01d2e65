"""Which version is in force: by `effective_from`, which is not the day of publishing."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    edition_id: int
    number: int
    effective_from: date


Version = TypeVar("Version", bound=Dated)


def in_force(versions: Iterable[Version], on: date) -> Version | None:
    """Returns the version of one policy in force on a day, or None before the first begins.

    A correction replaces the version before it from its own first day; among editions the one that began
    last is in force, and of two that began together the later correction.
    """
    latest: dict[int, Version] = {}
    for version in versions:
        if version.effective_from <= on:
            held = latest.get(version.edition_id)
            if held is None or held.number < version.number:
                latest[version.edition_id] = version
    return max(latest.values(), key=lambda v: (v.effective_from, v.number, v.edition_id), default=None)
