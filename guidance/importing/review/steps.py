"""The steps an editor took, so that each can be undone: what stood where, and how much took its place."""

from typing import Any

MOST_STEPS = 50
Stored = list[dict[str, Any]]


def step_between(before: Stored, after: Stored) -> dict[str, Any]:
    """Returns what must be known to get from `after` back to `before`: only what differs is kept."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return {"start": start, "old": before[start : len(before) - end], "new": len(after) - end - start}


def undone(after: Stored, step: dict[str, Any]) -> Stored:
    """Returns the list as it was before the step."""
    start = step["start"]
    return [*after[:start], *step["old"], *after[start + step["new"] :]]
