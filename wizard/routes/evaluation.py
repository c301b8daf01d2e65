"""Evaluating a route: one pass, each layer reading only those before it."""

from wizard.routes.clocks import judge_clock
from wizard.routes.context import Context
from wizard.routes.gates import missing_by_gate
from wizard.routes.given import Given
from wizard.routes.logic import Unknown
from wizard.routes.requirements import judge_requirement
from wizard.routes.result import CircumstanceResult, ClockResult, RequirementResult, Result, TestResult
from wizard.routes.route import Route
from wizard.routes.tables import read_circumstances, read_table


def evaluate(route: Route, given: Given, *, outline: bool = False) -> Result:
    """Everything that follows from what is given: shown, tests, duty, circumstance, requirements, clocks, gates.

    Takes no decision and changes nothing. Values it cannot read count as not answered; it raises nothing for them.
    An `outline` leaves out clocks and gates, half of the work: enough to know which page comes next.
    """
    ctx = Context(route.rules, given)
    # Questions first and in document order: each finds what it reads already worked out, so nothing recurses deeply.
    questions = tuple(key for key in route.questions if ctx.shown(key) is True)
    steps = tuple(key for key in route.steps if ctx.step_shown(key) is True)
    tests = {key: _test(ctx, key) for key in route.rules.tests}
    duty = read_table(route.rules.duty, ctx).value
    circumstance = _circumstance(route, ctx)
    requirements = _requirements(route, ctx)
    clocks = {} if outline else _clocks(route, ctx)
    return Result(
        shown_steps=steps,
        shown_questions=questions,
        hidden_items=frozenset(fact for fact, check in route.rules.item_checks.items() if check(ctx) is not True),
        void_steps=tuple(key for key in steps if ctx.void(key)),
        answered=frozenset(key for key in questions if not isinstance(ctx.answer(key), Unknown)),
        tests=tests,
        duty=duty,
        circumstance=circumstance,
        requirements=requirements,
        clocks=clocks,
        gates={} if outline else missing_by_gate(route.steps, route.requirements, requirements, ctx),
        provider=read_table(route.rules.providers, ctx).value,
    )


def _test(ctx: Context, key: str) -> TestResult:
    value = ctx.test(key)
    counted = ctx.figures[key]
    figure = None if counted.figure is None else float(counted.figure)
    if isinstance(value, Unknown):
        return TestResult(None, value.reasons, figure, limit=counted.limit)
    return TestResult(value, (), figure, counted.near, counted.limit)


def _circumstance(route: Route, ctx: Context) -> CircumstanceResult:
    reading = read_circumstances(route.rules.circumstances, ctx)
    ctx.circumstances = reading.truths
    waiting = reading.unknown.reasons if reading.unknown is not None else ()
    taken = route.circumstances[reading.taken] if reading.taken is not None else None
    if taken is None:
        return CircumstanceResult(None, None, tuple(reading.also), waiting)
    return CircumstanceResult(taken.key, taken.outcome, tuple(reading.also))


def _requirements(route: Route, ctx: Context) -> dict[str, RequirementResult]:
    found = {}
    for key, rule in route.rules.requirements.items():
        found[key] = judge_requirement(route.requirements[key], rule, ctx)
        ctx.statuses[key] = found[key].status
    return found


def _clocks(route: Route, ctx: Context) -> dict[str, ClockResult]:
    return {key: judge_clock(rule, ctx) for key, rule in route.rules.clocks.items()}
