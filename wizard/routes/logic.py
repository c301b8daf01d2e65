"""Three values: holds (True), does not hold (False), not known yet (an Unknown carrying its reasons)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """What a not-known value waits for: "answer", "officer", "date" or "calendar", and about what.

    `about` is a question key, "question.item", "item.seen_on", a test key or an event. A school that answered
    "We do not know yet" is waiting for an officer: asking it again would help nobody.
    """

    waits_for: str
    about: str


class Unknown:
    """Not known yet. Has no truth value: `if unknown` raises, so that it cannot pass for no."""

    __slots__ = ("reasons",)

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self.reasons = tuple(dict.fromkeys(reasons))

    def __bool__(self) -> NoReturn:
        raise TypeError("not known yet is neither yes nor no")

    def __repr__(self) -> str:
        return f"Unknown({', '.join(f'{r.waits_for}:{r.about}' for r in self.reasons)})"

    def only_officer(self) -> bool:
        """Whether nobody but an officer is waited for."""
        return all(reason.waits_for == "officer" for reason in self.reasons)


Truth = bool | Unknown
Check = Callable[[Any], Truth]


def waiting(waits_for: str, about: str) -> Unknown:
    """An Unknown with one reason."""
    return Unknown([Reason(waits_for, about)])


def both(one: Unknown | None, other: Unknown) -> Unknown:
    """Two not-knowns joined, reasons in the order found."""
    return other if one is None else Unknown((*one.reasons, *other.reasons))


def all_hold(checks: tuple[Check, ...], ctx: Any) -> Truth:
    """Kleene and: one that does not hold decides, whatever is not known."""
    unknown: Unknown | None = None
    for check in checks:
        value = check(ctx)
        if value is False:
            return False
        if isinstance(value, Unknown):
            unknown = both(unknown, value)
    return True if unknown is None else unknown


def any_holds(checks: tuple[Check, ...], ctx: Any) -> Truth:
    """Kleene or: one that holds decides."""
    unknown: Unknown | None = None
    for check in checks:
        value = check(ctx)
        if value is True:
            return True
        if isinstance(value, Unknown):
            unknown = both(unknown, value)
    return False if unknown is None else unknown


def negated(value: Truth) -> Truth:
    """Kleene not."""
    return value if isinstance(value, Unknown) else not value


def at_least_hold(needed: int, checks: tuple[Check, ...], ctx: Any) -> Truth:
    """Whether at least `needed` hold: known as soon as enough do, or too few still can."""
    held = possible = 0
    unknown: Unknown | None = None
    for check in checks:
        value = check(ctx)
        if value is True:
            held += 1
        elif isinstance(value, Unknown):
            possible += 1
            unknown = both(unknown, value)
    if held >= needed:
        return True
    if unknown is None or held + possible < needed:
        return False
    return unknown
