"""The route's casework read for one child: how the criteria stand, who waits before whom, from when to when money runs.

Nothing here decides: an officer reads how things stand and says what follows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schoolyear.calendars import SchoolCalendar
from wizard.routes.casework.parts import Casework, FundingRule
from wizard.routes.clocks import MOST_REPEATS, judge_clock
from wizard.routes.context import Context
from wizard.routes.given import Given
from wizard.routes.logic import Check, Reason, Unknown
from wizard.routes.moments import add
from wizard.routes.requirements import judge_requirement
from wizard.routes.result import ClockResult
from wizard.routes.route import Route
from wizard.routes.rules import When
from wizard.routes.tables import read_circumstances, read_table


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion: True, False, or None with what it waits for. `judgement` is the key of the test it rests on."""

    words: str
    group: str
    holds: bool | None
    waiting: tuple[Reason, ...] = ()
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """From when to when something counts; None where it is not known (yet)."""

    applies: bool | None
    first: date | None = None
    last: date | None = None


def judge_criteria(route: Route, casework: Casework, given: Given) -> tuple[CriterionResult, ...]:
    """Returns how each criterion stands, in document order."""
    ctx = read(route, given)
    found = []
    for one in casework.criteria:
        value, waiting = _answer(one.check, ctx)
        judgement = one.judgement if one.judgement in route.tests else ""
        found.append(CriterionResult(one.words, one.group, value, waiting, judgement))
    return tuple(found)


def criteria_met(route: Route, casework: Casework, given: Given) -> bool | None:
    """Whether the criteria hold together; None while one waits, or where the route names none."""
    return _answer(casework.criteria_met, read(route, given))[0] if casework.criteria_met else None


def queue_priority(route: Route, casework: Casework, pool: str, given: Given) -> int:
    """Returns the child's place among those waiting for something scarce, 1 first; the last row while it waits.

    Raises KeyError for a pool that the route does not name.
    """
    rows = casework.pools[pool].queue
    taken = read_table(rows, read(route, given)).value
    return int(taken if taken is not None else rows[-1].value)


def money_runs(route: Route, rule: FundingRule, given: Given) -> Running:
    """Returns whether a funding rule applies, and its first and last day as far as they are known."""
    ctx = read(route, given)
    applies = True if rule.when is None else _answer(rule.when, ctx)[0]
    return Running(applies, _day(rule.begins, ctx), _day(rule.ends, ctx))


def hours_for(route: Route, casework: Casework, given: Given) -> tuple[float | None, float | None]:
    """Returns (at least, at most) of what the policy says of hours for one child; None where it says nothing.

    The first row that holds; while one is not known, and for everybody else, the figures beside the rows.
    """
    hours = casework.hours
    if hours is None:
        return None, None
    taken = read_table(hours.rows, read(route, given))
    return taken.value if taken.value is not None else (hours.at_least, hours.at_most)


def period_ends(route: Route, casework: Casework, given: Given) -> date | None:
    """Returns the day on which the agreed period of provision is over; None where it is not known or not limited."""
    return _day(casework.period, read(route, given))


def judge_clocks(route: Route, given: Given) -> Mapping[str, ClockResult]:
    """Returns the clocks alone: what they read is worked out on demand, so 50,000 open cases take seconds."""
    ctx = read(route, given)
    return {key: judge_clock(rule, ctx) for key, rule in route.rules.clocks.items()}


def occurrence_after(
    route: Route, key: str, result: ClockResult, dealt_with: date | None, calendar: SchoolCalendar | None
) -> date | None:
    """Returns the day a clock is due, given up to which day somebody dealt with it; None when nothing is due any more.

    A clock that repeats is due again only after somebody dealt with the day before: an occurrence nobody attended to
    does not roll on, it is late. Whether the clock's end has passed is the caller's to ask (ClockResult.following).
    """
    repeats = route.rules.clocks[key].repeats
    day = result.due
    if day is None or dealt_with is None or repeats is None:
        return day
    for _ in range(MOST_REPEATS):
        if day > dealt_with:
            return day
        following = add(day, repeats[0], repeats[1], calendar)
        if following is None or following <= day:
            return None
        day = following
    return None


def reminders_before(route: Route, key: str, day: date, calendar: SchoolCalendar | None) -> tuple[date, ...]:
    """Returns the days on which a clock due on a day reminds, the earliest first."""
    found = [
        add(day, -n, unit, calendar)
        for n, unit in route.rules.clocks[key].remind
        if unit not in {"terms", "half_terms"}
    ]
    return tuple(sorted(one for one in found if one is not None))


def read(route: Route, given: Given) -> Context:
    """Returns a context whose circumstances and requirements are known, as evaluate() leaves it."""
    ctx = Context(route.rules, given)
    ctx.circumstances = read_circumstances(route.rules.circumstances, ctx).truths
    for key, rule in route.rules.requirements.items():
        ctx.statuses[key] = judge_requirement(route.requirements[key], rule, ctx).status
    return ctx


def _answer(check: Check | None, ctx: Context) -> tuple[bool | None, tuple[Reason, ...]]:
    value = check(ctx) if check else None
    return (None, value.reasons) if isinstance(value, Unknown) else (value, ())


def _day(moment: When | None, ctx: Context) -> date | None:
    found = moment(ctx) if moment else None
    return None if found is None or isinstance(found, Unknown) else found.day
