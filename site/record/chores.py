"""What the worker does on every round besides sending: alarms, scheduled publishing, purges."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
logger = logging.getLogger(__name__)
_chores: dict[str, Callable[[], object]] = {}


def register_chore(name: str, do: Callable[[], object]) -> None:
    """Adds a chore, safe to repeat. Call from AppConfig.ready."""
    _chores[name] = do


def each(do: Callable[[Item], int], items: Iterable[Item]) -> int:
    """Does a chore's work for each item and returns the sum; one that fails is logged and keeps no other.

    `do` stores all of its own work or none. The log names the number of the row and no value.
    """
    done = 0
    for item in items:
        try:
            done += do(item)
        except Exception:  # one case's rows must not hold up what is owed to another
            logger.exception("A chore failed for %s", item)
    return done


def do_chores() -> list[str]:
    """Does every chore and returns the names of those that failed; one that fails does not stop the others."""
    failed = []
    for name, do in _chores.items():
        try:
            do()
        except Exception:  # the other chores are promises too
            logger.exception("The chore %s failed", name)
            failed.append(name)
    return failed
