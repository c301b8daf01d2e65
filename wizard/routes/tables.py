"""Row tables: read in order, the first row that holds is taken, a row not known stops the reading."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wizard.routes.logic import Truth, Unknown
from wizard.routes.rules import Row


@dataclass(frozen=True, slots=True)
class Taken:
    """The row a table yielded: its index and value, or the Unknown that stopped the reading."""

    index: int | None = None
    value: Any = None
    unknown: Unknown | None = None


def read_table(rows: Sequence[Row], ctx: Any) -> Taken:
    """The first row that holds; nothing at all where every row fails and there is no last row."""
    for index, row in enumerate(rows):
        holds = row_holds(row, ctx)
        if holds is True:
            return Taken(index, row.value)
        if isinstance(holds, Unknown):
            return Taken(index, None, holds)
    return Taken()


def row_holds(row: Row, ctx: Any) -> Truth:
    """Whether a row applies; one without a condition always does."""
    return True if row.when is None else row.when(ctx)


@dataclass(slots=True)
class Reading:
    """A circumstances table being read: what was collected, where it stopped and what it waits for."""

    truths: dict[str, Truth] = field(default_factory=dict)
    also: list[str] = field(default_factory=list)
    taken: str | None = None
    unknown: Unknown | None = None


STOPPING = frozenset({"divert", "signpost", "refuse"})


def read_circumstances(rows: Sequence[Row], ctx: Any) -> Reading:
    """Collects proceed, discretion and linked_child rows and goes on; takes the first stopping row, or the default.

    A row not known only because of an officer is passed over: waiting for a judgement never stops a school.
    """
    reading = Reading()
    for row in rows:
        key, outcome = row.value
        holds = row_holds(row, ctx)
        reading.truths[key] = holds
        if isinstance(holds, Unknown):
            if holds.only_officer():
                continue
            reading.unknown = holds
            break
        if holds and (row.when is None or outcome in STOPPING):
            reading.taken = key
            break
        if holds:
            reading.also.append(key)
    if reading.unknown is not None:
        for row in rows:
            reading.truths.setdefault(row.value[0], reading.unknown)
    return reading
