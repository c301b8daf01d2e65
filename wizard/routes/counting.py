"""`count`: how many rows of a question, or items of a checklist, fit every cell."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from wizard.routes.context import NOT_ASKED, Context
from wizard.routes.facts import tried_of
from wizard.routes.logic import Check, Truth, Unknown, waiting
from wizard.routes.names import Names
from wizard.routes.values import plain

Fits = Callable[[dict[str, Any]], bool]


def compile_count(condition: dict[str, Any], names: Names) -> Check:
    """The closure for a `count` condition; a question that is not asked has no count, so nothing holds."""
    key = condition["count"]
    if key not in names.questions:
        return lambda _ctx: waiting("answer", key)
    cells = tuple(_cell(cell) for cell in condition.get("where", []))
    compare = _comparison(condition)
    rows_of = _checklist_rows if names.questions[key]["kind"] == "checklist" else _rows

    def check(ctx: Context) -> Truth:
        value = ctx.answer(key)
        if value is NOT_ASKED:
            return False
        if isinstance(value, Unknown):
            return value
        return compare(sum(all(cell(row) for cell in cells) for row in rows_of(ctx, key, value)))

    return check


def _rows(ctx: Context, key: str, value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _checklist_rows(ctx: Context, key: str, value: Any) -> list[dict[str, Any]]:
    """Items asked and answered, as rows of `item` and `tried`; a hidden item's old answer does not count."""
    rows = []
    for item in value if isinstance(value, dict) else {}:
        check = ctx.rules.item_checks.get(f"{key}.{item}")
        tried = tried_of(value, item)
        if tried is not None and (check is None or check(ctx) is True):
            rows.append({"item": item, "tried": tried})
    return rows


def _cell(cell: dict[str, Any]) -> Fits:
    column = cell["column"]
    wanted = tuple(plain(value) for value in ([cell["is"]] if "is" in cell else cell.get("in", [])))
    if not wanted:
        return lambda row: row.get(column) not in (None, "")
    return lambda row: plain(row.get(column)) in wanted


def _comparison(condition: dict[str, Any]) -> Callable[[int], bool]:
    if "at_least" in condition:
        limit = Decimal(str(condition["at_least"]))
        return lambda count: count >= limit
    if "more_than" in condition:
        limit = Decimal(str(condition["more_than"]))
        return lambda count: count > limit
    limit = Decimal(str(condition["less_than"]))
    return lambda count: count < limit
