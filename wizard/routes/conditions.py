"""Conditions compiled to closures over a Context: each gives True, False or an Unknown with its reasons."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from wizard.routes.context import NOT_ASKED, Context
from wizard.routes.counting import compile_count
from wizard.routes.facts import Reader, fact_reader
from wizard.routes.logic import Check, Truth, Unknown, all_hold, any_holds, at_least_hold, negated, waiting
from wizard.routes.moments import compile_moment
from wizard.routes.names import Names
from wizard.routes.rules import Moment, When
from wizard.routes.values import number_of, plain

Comparison = Callable[[Any], bool]


def compile_condition(condition: dict[str, Any] | None, names: Names) -> Check | None:
    """The closure for a condition of valid shape; None for none, which always holds."""
    return None if condition is None else _compiled(condition, names)


def _compiled(condition: dict[str, Any], names: Names) -> Check:
    for head, build in HEADS.items():
        if head in condition:
            return build(condition, names)
    raise ValueError("a condition has one of the known heads")


def _members(conditions: list[dict[str, Any]], names: Names) -> tuple[Check, ...]:
    return tuple(_compiled(member, names) for member in conditions)


def _all(condition: dict[str, Any], names: Names) -> Check:
    members = _members(condition["all"], names)
    return lambda ctx: all_hold(members, ctx)


def _any(condition: dict[str, Any], names: Names) -> Check:
    members = _members(condition["any"], names)
    return lambda ctx: any_holds(members, ctx)


def _none(condition: dict[str, Any], names: Names) -> Check:
    members = _members(condition["none"], names)
    return lambda ctx: negated(any_holds(members, ctx))


def _at_least_of(condition: dict[str, Any], names: Names) -> Check:
    members = _members(condition["of"], names)
    needed = condition["at_least_of"]
    return lambda ctx: at_least_hold(needed, members, ctx)


def _test(condition: dict[str, Any], names: Names) -> Check:
    key = condition["test"]
    if key not in names.tests:
        return lambda _ctx: waiting("answer", key)
    return lambda ctx: ctx.test(key)


def _circumstance(condition: dict[str, Any], names: Names) -> Check:
    key = condition["circumstance"]
    return lambda ctx: ctx.circumstances.get(key, False)


def _requirement(condition: dict[str, Any], names: Names) -> Check:
    key, statuses = condition["requirement"], frozenset(condition["status"])
    return lambda ctx: ctx.statuses.get(key) in statuses


def _count(condition: dict[str, Any], names: Names) -> Check:
    return compile_count(condition, names)


def _fact(condition: dict[str, Any], names: Names) -> Check:
    read = fact_reader(condition["fact"], names)
    if "known" in condition:
        return _known(read, condition["known"])
    for operator in ("on_or_after", "before"):
        if operator in condition:
            return _dated(read, operator, compile_moment(condition[operator], names))
    operator = next(name for name in COMPARISONS if name in condition)
    return _compared(read, COMPARISONS[operator](condition[operator]))


def _known(read: Reader, wanted: bool) -> Check:
    def check(ctx: Context) -> Truth:
        value = read(ctx)
        return (value is not NOT_ASKED and not isinstance(value, Unknown)) == wanted

    return check


def _compared(read: Reader, compare: Comparison) -> Check:
    def check(ctx: Context) -> Truth:
        value = read(ctx)
        if value is NOT_ASKED:
            return False
        if isinstance(value, Unknown):
            return value
        return compare(value)

    return check


def _dated(read: Reader, operator: str, moment: When) -> Check:
    def check(ctx: Context) -> Truth:
        value = read(ctx)
        if value is NOT_ASKED:
            return False
        if isinstance(value, Unknown):
            return value
        limit = moment(ctx)
        if not isinstance(limit, Moment):
            return limit
        if not isinstance(value, date):
            return False
        return value >= limit.day if operator == "on_or_after" else value < limit.day

    return check


def _is(constant: Any) -> Comparison:
    wanted = plain(constant)
    return lambda value: bool(value == wanted)


def _in(constants: list[Any]) -> Comparison:
    wanted = frozenset(plain(constant) for constant in constants)
    return lambda value: any(
        _hashable(one) in wanted for one in (value if isinstance(value, list | tuple) else [value])
    )


def _includes(constants: list[Any]) -> Comparison:
    wanted = frozenset(plain(constant) for constant in constants)
    return lambda value: isinstance(value, list | tuple) and wanted <= {_hashable(one) for one in value}


def _hashable(value: Any) -> Any:
    value = plain(value)
    return value if isinstance(value, str | Decimal | date) else None


def _at_least(constant: float) -> Comparison:
    limit = Decimal(str(constant))
    return lambda value: (number := number_of(value)) is not None and number >= limit


def _more_than(constant: float) -> Comparison:
    limit = Decimal(str(constant))
    return lambda value: (number := number_of(value)) is not None and number > limit


def _less_than(constant: float) -> Comparison:
    limit = Decimal(str(constant))
    return lambda value: (number := number_of(value)) is not None and number < limit


COMPARISONS: dict[str, Callable[[Any], Comparison]] = {
    "is": _is,
    "in": _in,
    "includes": _includes,
    "at_least": _at_least,
    "more_than": _more_than,
    "less_than": _less_than,
}

HEADS: dict[str, Callable[[dict[str, Any], Names], Check]] = {
    "fact": _fact,
    "all": _all,
    "any": _any,
    "none": _none,
    "at_least_of": _at_least_of,
    "test": _test,
    "count": _count,
    "circumstance": _circumstance,
    "requirement": _requirement,
}
