"""The dates that can be told beforehand: the policy's clocks, as if the school sent the referral today."""

from dataclasses import replace
from datetime import date
from typing import Any

from schoolyear.calendars import SchoolCalendar
from wizard.journey.clauses import RouteClauses
from wizard.journey.public_check.walking import Walked, given_of
from wizard.journey.timeline import long_day
from wizard.routes.models import RouteVersion
from wizard.routes.service import Clock, ClockResult, evaluate

WITHOUT_TERM_DATES = "Counted in school days: without term dates we cannot say the date"


def dates_of(
    walked: Walked, version: RouteVersion, today: date, calendar: SchoolCalendar | None
) -> list[dict[str, Any]]:
    """Returns steps as timeline.html reads them, the earliest first, then what the school year's dates are wanting for;
    none where the policy gives no day."""
    dated, undated = clocks_if_sent(walked, today, calendar)
    told = [(f"By {long_day(due)}", clock) for due, clock in dated]
    told += [(WITHOUT_TERM_DATES, clock) for clock in undated]
    clauses = RouteClauses(walked.route, version.edition_version_id, [key for _, one in told for key in one.cites])
    return [
        {"when": when, "text": f"{clock.title}. {clock.say}".strip(), "clauses": clauses.cited(clock.cites)}
        for when, clock in told
    ]


def clocks_if_sent(
    walked: Walked, today: date, calendar: SchoolCalendar | None
) -> tuple[list[tuple[date, Clock]], list[Clock]]:
    """Returns (due, clock) of the clocks that have a date once the referral is sent and received, and the clocks that
    would have one if term dates were published."""
    given = given_of(walked.answers, today, calendar)
    # Only events follow from sending: what is answered stays judged as of today.
    found = evaluate(walked.route, replace(given, events={"submitted": today, "received": today})).clocks
    dated = [(one.due, walked.route.clocks[key]) for key, one in found.items() if one.needed and one.due]
    undated = [walked.route.clocks[key] for key, one in found.items() if one.needed and _wants_term_dates(one)]
    return sorted((pair for pair in dated if pair[0] >= today), key=lambda pair: pair[0]), undated


def _wants_term_dates(clock: ClockResult) -> bool:
    return bool(clock.waiting) and all(reason.waits_for == "calendar" for reason in clock.waiting)
