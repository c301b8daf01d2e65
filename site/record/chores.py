"""What the worker does on every round besides sending: alarms, scheduled publishing, purges."""

import logging
from collections.abc import Callable

logger = logging.getLogger(__name__)
_chores: dict[str, Callable[[], object]] = {}


def register_chore(name: str, do: Callable[[], object]) -> None:
    """Adds a chore, safe to repeat. Call from AppConfig.ready."""
    _chores[name] = do


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
