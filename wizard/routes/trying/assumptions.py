"""What a route does where the policy is silent, gathered from its parts to be read before publishing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

JSON = dict[str, Any]


@dataclass(frozen=True)
class Assumption:
    """What is assumed, the part that assumes it, and where that part stands."""

    said: str
    title: str
    pointer: str


def assumptions(data: JSON) -> Iterator[Assumption]:
    """Yields every assumption of a document in its order."""
    waiting: list[tuple[str, str, Any]] = [("", "The route", data)]
    while waiting:
        at, title, one = waiting.pop()
        if isinstance(one, list):
            waiting += [(f"{at}/{place}", title, member) for place, member in reversed(list(enumerate(one)))]
        elif isinstance(one, dict):
            own = str(one.get("title") or one.get("ask") or one.get("label") or title)
            if isinstance(one.get("assumed"), str):
                yield Assumption(one["assumed"], own, at)
            waiting += [(f"{at}/{name}", own, member) for name, member in reversed(one.items()) if name != "scenarios"]
