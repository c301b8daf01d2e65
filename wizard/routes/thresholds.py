"""Named tests: rules, thresholds over counted absence, and judgements. The figures come from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wizard.routes.logic import Truth, Unknown, waiting
from wizard.routes.rules import Limit, TestRule
from wizard.routes.values import number_of


@dataclass(frozen=True, slots=True)
class Counted:
    """The figure a threshold was judged by, whether it has reached `warn_at` without passing, and the row that held."""

    figure: Decimal | None = None
    near: bool = False
    limit: Limit | None = None


def judge_test(rule: TestRule, ctx: Any) -> tuple[Truth, Counted]:
    """Whether a test holds, with the figure for a threshold. `ctx` is the evaluation's Context."""
    if rule.kind == "rule":
        return (rule.when(ctx) if rule.when else True), Counted()
    if rule.kind == "judgement":
        said = ctx.given.judgements.get(rule.key)
        return (said if isinstance(said, bool) else waiting("officer", rule.key)), Counted()
    return _threshold(rule, ctx)


def _threshold(rule: TestRule, ctx: Any) -> tuple[Truth, Counted]:
    for limit in rule.limits:
        applies = True if limit.when is None else limit.when(ctx)
        if isinstance(applies, Unknown):
            return applies, Counted()
        if applies:
            break
    else:
        return waiting("officer", rule.key), Counted()
    figure = _figure(rule, ctx)
    if limit.always:
        return True, Counted(figure if isinstance(figure, Decimal) else None, limit=limit)
    if not isinstance(figure, Decimal):
        return figure, Counted(limit=limit)
    passed = limit.passes(figure)
    near = not passed and rule.warn_at is not None and figure >= Decimal(str(rule.warn_at))
    return passed, Counted(figure, near, limit)


def _figure(rule: TestRule, ctx: Any) -> Decimal | Truth:
    """The largest of the bases, else the plain question's answer; False where that is not asked."""
    counted = _counted(rule, ctx.given.counts.get(rule.key))
    if counted is not None:
        return counted
    if not rule.question:
        return waiting("answer", rule.key)
    answer = ctx.answer(rule.question)
    if isinstance(answer, Decimal | Unknown):
        return answer
    return False


def _counted(rule: TestRule, counts: Any) -> Decimal | None:
    if not isinstance(counts, Mapping):
        return number_of(counts)
    figures = [number_of(counts.get(name)) for name in _names(rule)]
    known = [figure for figure in figures if figure is not None]
    return max(known, default=None)


def _names(rule: TestRule) -> list[str]:
    if rule.measure.startswith("percent"):
        return ["percent", rule.measure]
    runs = ["consecutive", "cumulative"] if rule.run == "either" else [rule.run]
    ahead = [basis for basis in rule.basis if basis != "actual"]
    return [*(runs if "actual" in rule.basis or not rule.basis else []), *ahead]
