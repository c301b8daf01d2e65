"""The dates that can be told beforehand: the policy's clocks, as if the school sent the referral today."""

from dataclasses import replace
from datetime import date
from typing import Any

from wizard.journey.clauses import RouteClauses
from wizard.journey.public_check.walking import Walked, given_of
from wizard.journey.timeline import long_day
from wizard.routes.models import RouteVersion
from wizard.routes.service import Clock, evaluate


def dates_of(walked: Walked, version: RouteVersion, today: date) -> list[dict[str, Any]]:
    """Returns steps as timeline.html reads them, the earliest first; none where the policy gives no day."""
    dated = clocks_if_sent(walked, today)
    clauses = RouteClauses(walked.route, version.edition_version_id, [key for _, one in dated for key in one.cites])
    return [
        {
            "when": f"By {long_day(due)}",
            "text": f"{clock.title}. {clock.say}".strip(),
            "clauses": clauses.cited(clock.cites),
        }
        for due, clock in dated
    ]


def clocks_if_sent(walked: Walked, today: date) -> list[tuple[date, Clock]]:
    """Returns (due, clock) of the clocks that have a date once the referral is sent and received."""
    given = given_of(walked.answers, today)
    # Only events follow from sending: what is answered stays judged as of today.
    found = evaluate(walked.route, replace(given, events={"submitted": today, "received": today})).clocks
    dated = [(one.due, walked.route.clocks[key]) for key, one in found.items() if one.needed and one.due]
    return sorted((pair for pair in dated if pair[0] >= today), key=lambda pair: pair[0])
