"""Walking a document's conditions and moments: who reads what, and where."""

from collections.abc import Iterator
from typing import Any

GROUPS = ("all", "any", "none", "of")


def leaves(condition: dict[str, Any] | None, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every leaf of a condition with its pointer, in reading order, without recursion."""
    waiting = [] if condition is None else [(pointer, condition)]
    while waiting:
        at, one = waiting.pop()
        members = [(f"{at}/{group}/{i}", member) for group in GROUPS for i, member in enumerate(one.get(group, []))]
        if members:
            waiting.extend(reversed(members))
        else:
            yield at, one


def depth(condition: dict[str, Any]) -> int:
    """How deep groups nest: 0 for a leaf. A group directly inside one of its own kind is not deeper."""
    deepest, waiting = 0, [(condition, 0, "")]
    while waiting:
        one, level, around = waiting.pop()
        group = next((name for name in GROUPS if name in one), "")
        within = level + (group != "" and not (group == around and group in {"all", "any"}))
        deepest = max(deepest, within)
        waiting.extend((member, within, group) for member in one.get(group, []))
    return deepest


def nodes(condition: dict[str, Any] | None) -> int:
    """How many objects a condition is made of."""
    count, waiting = 0, [] if condition is None else [condition]
    while waiting:
        one = waiting.pop()
        count += 1
        waiting.extend(member for group in GROUPS for member in one.get(group, []))
    return count


def moment_names(moment: dict[str, Any]) -> list[str]:
    """The events, questions and clocks a moment reads."""
    found: list[str] = []
    waiting = [moment]
    while waiting:
        one = waiting.pop()
        found.extend(one[name] for name in ("at", "after", "before") if isinstance(one.get(name), str))
        waiting.extend([*one.get("earlier_of", []), *one.get("later_of", [])])
    return found


def facts_read(conditions: list[dict[str, Any] | None]) -> frozenset[str]:
    """The facts a list of conditions names, moments inside comparisons included."""
    found: set[str] = set()
    for condition in conditions:
        for _, leaf in leaves(condition):
            found.update(leaf[name] for name in ("fact", "count") if name in leaf)
            for operator in ("on_or_after", "before"):
                if operator in leaf:
                    found.update(moment_names(leaf[operator]))
    return frozenset(found)
