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


def version_before(version: Version, versions: Iterable[Version]) -> Version | None:
    """Returns the version whose words these replaced: the number before it, or the last words of the edition before.

    None for the first words of a policy.
    """
    others = [other for other in versions if (other.edition_id, other.number) != (version.edition_id, version.number)]
    same = [other for other in others if other.edition_id == version.edition_id and other.number < version.number]
    if same:
        return max(same, key=lambda v: v.number)
    earlier = [v for v in others if v.edition_id != version.edition_id and v.effective_from < version.effective_from]
    return max(earlier, key=lambda v: (v.effective_from, v.edition_id, v.number), default=None)
