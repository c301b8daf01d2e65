"""The order of headings and lists as PDF/UA wants it: no level left out, and list items inside their list."""

from itertools import groupby
from typing import Any

Clause = dict[str, Any]


def rows_in_order(clauses: list[Clause]) -> list[Clause]:
    """Returns the clauses with `depth` on each that has a heading, and items that follow each other as one list."""
    found: list[Clause] = []
    levels: list[int] = []
    for is_item, run in groupby(clauses, key=lambda clause: clause["kind"] == "item" and not clause["heading"]):
        if is_item:
            items = list(run)
            found.append({"kind": "list", "items": items})
            continue
        for clause in run:
            depth = heading_depth(clause["level"], levels) if clause["heading"] else 0
            found.append(clause | {"depth": depth})
    return found


def heading_depth(level: int, open_levels: list[int]) -> int:
    """Returns the depth of a heading of this level below those still open, and keeps `open_levels` up to date.

    The first is 1, and each is at most one deeper than the one before.
    """
    while open_levels and open_levels[-1] >= level:
        open_levels.pop()
    open_levels.append(level)
    return len(open_levels)
