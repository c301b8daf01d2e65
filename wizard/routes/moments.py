"""Moments: dates worked out from events, date answers and earlier clocks."""

from datetime import date
from typing import Any

from schoolyear.calendars import SchoolCalendar
from schoolyear.counting import add_months, add_weeks, add_working_days
from wizard.routes.context import NOT_ASKED, Context
from wizard.routes.facts import fact_reader
from wizard.routes.logic import Unknown, both, waiting
from wizard.routes.names import Names
from wizard.routes.rules import Moment, When
from wizard.routes.values import calendar_day
from wizard.routes.vocabulary import EVENTS, WORKED_OUT


def compile_moment(moment: dict[str, Any], names: Names, restarts: tuple[When, ...] = ()) -> When:
    """The closure for a moment of valid shape: a Moment, or an Unknown naming what it waits for.

    `restarts` are the dates that what is counted *after* something is counted from again, the latest one known.
    """
    if "at" in moment:
        return compile_date(moment["at"], names)
    if "on" in moment:
        return _calendar(moment["on"])
    if "meeting_of" in moment:
        # Panels publish no dates in a document: the meeting is an event somebody records.
        panel = moment["meeting_of"]
        return lambda _ctx: waiting("date", panel)
    if "earlier_of" in moment:
        return _earlier(tuple(compile_moment(member, names, restarts) for member in moment["earlier_of"]))
    if "later_of" in moment:
        return _later(tuple(compile_moment(member, names, restarts) for member in moment["later_of"]))
    if "before" in moment:
        return _counted(compile_date(moment["before"], names), -moment["n"], moment["unit"])
    return _counted(_latest(compile_date(moment["after"], names), restarts), moment["n"], moment["unit"])


def _calendar(text: str) -> When:
    def find(ctx: Context) -> Moment | Unknown:
        day = calendar_day(text, ctx.given.reference_day)
        return waiting("date", text) if day is None else Moment(day)

    return find


def _evidence_runs_out(ctx: Context) -> Moment | Unknown:
    """The first day on which one of the requirements has no evidence any more that counts."""
    return Moment(min(ctx.run_out.values())) if ctx.run_out else waiting("date", WORKED_OUT[0])


def _latest(anchor: When, restarts: tuple[When, ...]) -> When:
    """The anchor, or the latest restart known if that is later or the anchor is not known."""
    if not restarts:
        return anchor

    def find(ctx: Context) -> Moment | Unknown:
        start = anchor(ctx)
        again = [moment for restart in restarts if isinstance(moment := restart(ctx), Moment)]
        known = [*again, *([start] if isinstance(start, Moment) else [])]
        return max(known, key=lambda moment: moment.day) if again else start

    return find


def compile_date(name: str, names: Names) -> When:
    """The date behind one name: an event, an earlier clock, a date question, a slot, or `today`."""
    if name in EVENTS:
        return lambda ctx: ctx.event(name)
    if name in WORKED_OUT:
        return _evidence_runs_out
    if name in names.clocks:
        return lambda ctx: ctx.clocks.get(name, waiting("date", name))
    read = fact_reader(name, names)

    def find(ctx: Context) -> Moment | Unknown:
        value = read(ctx)
        if isinstance(value, date):
            return Moment(value)
        return waiting("date", name) if value is NOT_ASKED or not isinstance(value, Unknown) else value

    return find


def _counted(anchor: When, n: int, unit: str) -> When:
    def find(ctx: Context) -> Moment | Unknown:
        start = anchor(ctx)
        if isinstance(start, Unknown):
            return start
        day = add(start.day, n, unit, ctx.given.calendar)
        return waiting("calendar", unit) if day is None else Moment(day, start.provisional)

    return find


def add(day: date, n: int, unit: str, calendar: SchoolCalendar | None) -> date | None:
    """A day moved by n units; None where the school's dates are needed and not published."""
    if unit == "working_days":
        return add_working_days(day, n)
    if unit == "calendar_days":
        return date.fromordinal(day.toordinal() + n)
    if unit == "weeks":
        return add_weeks(day, n)
    if unit == "months":
        return add_months(day, n)
    if calendar is None:
        return None
    counters = {
        "school_days": calendar.add_school_days,
        "school_weeks": calendar.add_school_weeks,
        "half_terms": calendar.half_term_end,
        "terms": calendar.term_end,
    }
    return counters[unit](day, n)


def _earlier(members: tuple[When, ...]) -> When:
    def find(ctx: Context) -> Moment | Unknown:
        found = [member(ctx) for member in members]
        known = [moment for moment in found if isinstance(moment, Moment)]
        if not known:
            return _joined(found)
        first = min(known, key=lambda moment: moment.day)
        return Moment(first.day, first.provisional or len(known) < len(found))

    return find


def _later(members: tuple[When, ...]) -> When:
    def find(ctx: Context) -> Moment | Unknown:
        found = [member(ctx) for member in members]
        known = [moment for moment in found if isinstance(moment, Moment)]
        if len(known) < len(found):
            return _joined(found)
        last = max(known, key=lambda moment: moment.day)
        return Moment(last.day, any(moment.provisional for moment in known))

    return find


def _joined(found: list[Moment | Unknown]) -> Unknown:
    unknown: Unknown | None = None
    for one in found:
        if isinstance(one, Unknown):
            unknown = both(unknown, one)
    return Unknown(()) if unknown is None else unknown
