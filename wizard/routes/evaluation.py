"""Evaluating a route: one pass, each layer reading only those before it."""

from wizard.routes.clocks import judge_clock
from wizard.routes.context import Context
from wizard.routes.gates import missing_by_gate
from wizard.routes.given import Given
from wizard.routes.logic import Unknown
from wizard.routes.outline import Outline
from wizard.routes.result import ClockResult, Result
from wizard.routes.route import Route
from wizard.routes.tables import read_table


def evaluate(route: Route, given: Given) -> Result:
    """Everything that follows from what is given: shown, tests, duty, circumstance, requirements, clocks, gates.

    Takes no decision and changes nothing. Values it cannot read count as not answered; it raises nothing for them.
    Where only the next page is wanted, an `Outline` is a quarter of the work.
    """
    found = Outline(route, given)
    ctx = found.context
    steps, tests, duty = found.shown_steps, found.tests, found.duty
    circumstance, requirements = found.circumstance, found.requirements
    clocks = _clocks(route, ctx)
    return Result(
        shown_steps=steps,
        shown_questions=found.shown_questions,
        hidden_items=found.hidden_items,
        void_steps=tuple(key for key in steps if ctx.void(key)),
        answered=frozenset(key for key in found.shown_questions if not isinstance(ctx.answer(key), Unknown)),
        tests=tests,
        duty=duty,
        circumstance=circumstance,
        requirements=requirements,
        clocks=clocks,
        gates=missing_by_gate(route.steps, route.requirements, requirements, ctx),
        provider=read_table(route.rules.providers, ctx).value,
    )


def _clocks(route: Route, ctx: Context) -> dict[str, ClockResult]:
    return {key: judge_clock(rule, ctx) for key, rule in route.rules.clocks.items()}
