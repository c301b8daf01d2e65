"""When things fall due: pauses, repeats and reminders added to a clock's moment."""

from datetime import date

from wizard.routes.context import Context
from wizard.routes.logic import Unknown, waiting
from wizard.routes.moments import add
from wizard.routes.result import ClockResult
from wizard.routes.rules import ClockRule, Moment

MOST_REPEATS = 400


def judge_clock(rule: ClockRule, ctx: Context) -> ClockResult:
    """The due date of a clock, its reminders, or what it waits for. Later clocks read it from the context."""
    needed = True if rule.when is None else rule.when(ctx)
    if needed is False:
        ctx.clocks[rule.key] = waiting("date", rule.key)
        return ClockResult(None, needed=False)
    found = needed if isinstance(needed, Unknown) else _due(rule, ctx)
    ctx.clocks[rule.key] = found
    if isinstance(found, Unknown):
        return ClockResult(None, waiting=found.reasons)
    following = _following(rule, found.day, ctx)
    return ClockResult(found.day, found.provisional, _reminders(rule, following or found.day, ctx), following=following)


def _due(rule: ClockRule, ctx: Context) -> Moment | Unknown:
    due = rule.due(ctx)
    if isinstance(due, Unknown):
        return due
    day = _paused(rule, due.day, ctx)
    return day if isinstance(day, Unknown) else Moment(day, due.provisional)


def _paused(rule: ClockRule, day: date, ctx: Context) -> date | Unknown:
    """The due day moved on by the counted days of every pause; one not yet over leaves it not known."""
    for begins, ends in rule.pauses:
        start, end = begins(ctx), ends(ctx)
        if isinstance(start, Unknown) or start.day >= day:
            continue
        if isinstance(end, Unknown):
            return end
        unit = rule.unit if rule.unit in {"school_days", "working_days"} else "calendar_days"
        length = _counted_between(start.day, end.day, unit, ctx)
        moved = None if length is None else add(day, length, unit, ctx.given.calendar)
        if moved is None:
            return waiting("calendar", unit)
        day = moved
    return day


def _counted_between(start: date, end: date, unit: str, ctx: Context) -> int | None:
    if unit == "calendar_days":
        return max((end - start).days, 0)
    count, day = 0, start
    while (following := add(day, 1, unit, ctx.given.calendar)) is not None and following <= end:
        count, day = count + 1, following
    return None if following is None else count


def _following(rule: ClockRule, day: date, ctx: Context) -> date | None:
    """For a repeating clock, the first occurrence not before today, each counted from the last; none after `until`."""
    if rule.repeats is None:
        return None
    n, unit = rule.repeats
    end = rule.until(ctx) if rule.until else None
    last = end.day if isinstance(end, Moment) else None
    for _ in range(MOST_REPEATS):
        if day >= ctx.given.today:
            break
        following = add(day, n, unit, ctx.given.calendar)
        if following is None or following <= day:
            return None
        day = following
    return None if last is not None and day > last else day


def _reminders(rule: ClockRule, day: date, ctx: Context) -> tuple[date, ...]:
    found = [add(day, -n, unit, ctx.given.calendar) for n, unit in rule.remind if unit not in {"terms", "half_terms"}]
    return tuple(sorted(one for one in found if one is not None))
