"""How much work hangs on a route's versions. Drafts and cases live on higher floors, which tell us their counts."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

Counted = dict[int, int]
Count = Callable[[Collection[int]], Counted]


@dataclass(frozen=True, slots=True)
class Work:
    """Counts alone, never names: drafts that schools are writing, and cases that are open."""

    drafts: int = 0
    cases: int = 0


_counts: dict[str, Count] = {}


def register_work(sort: str, count: Count) -> None:
    """Takes the function that counts "drafts" or "cases" by route version id, for the version ids it is given."""
    _counts[sort] = count


def work_on(version_ids: Collection[int]) -> dict[int, Work]:
    """Returns version id -> the work that hangs on it; nothing where no floor above counts any."""
    found = {sort: count(version_ids) for sort, count in _counts.items()}
    return {pk: Work(found.get("drafts", {}).get(pk, 0), found.get("cases", {}).get(pk, 0)) for pk in version_ids}


def all_work(version_ids: Collection[int]) -> Work:
    """Returns the sum over these versions."""
    found = work_on(version_ids).values()
    return Work(sum(one.drafts for one in found), sum(one.cases for one in found))
