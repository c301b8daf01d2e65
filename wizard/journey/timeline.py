"""What happens after sending, each step under its date, with the clause that promises it."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date

from links.service import real_address
from wizard.journey.clauses import Clauses
from wizard.journey.situation import Situation
from wizard.referrals.models import Submission
from wizard.routes.service import Clock, evaluate


def timeline_of(situation: Situation, submission: Submission) -> list[dict[str, Any]]:
    """Returns the steps as timeline.html wants them: stored, acknowledged, then the policy's own clocks with a date."""
    day = timezone.localdate(submission.submitted_at)
    clocks = clocks_with_dates(situation, day)
    clauses = Clauses(situation, [key for _, clock in clocks for key in clock.cites])
    authority = situation.referral.authority.name
    steps = [
        {
            "when": f"{today_or(day)}{long_day(day)}",
            "text": f"{authority} has your referral. A receipt goes to {real_address(submission.submitted_by.email)}.",
            "done": True,
        },
        handing_over(situation) or acknowledgement(situation, submission),
    ]
    steps += [
        {
            "when": f"By {long_day(due)}",
            "text": f"{clock.title}. {clock.say}".strip(),
            "clauses": clauses.cited(clock.cites),
        }
        for due, clock in clocks
    ]
    return [*steps, decision(situation, dated=bool(clocks))]


def decision(situation: Situation, *, dated: bool) -> dict[str, Any]:
    """Returns the last step: who decides; where the policy gives no date at all, it says so."""
    who = situation.route.identity.service or situation.referral.authority.name
    silent = "" if dated else " The policy gives no date for this; you can ask."
    told = "you" if situation.referral.by_link else "the school"  # which may know nothing of it
    return {"when": "Then", "text": f"{who} decides and tells {told} and the family.{silent}"}


def handing_over(situation: Situation) -> dict[str, Any] | None:
    """Returns the step in which the school carries it to the system that takes it on; None where it is worked here."""
    over = situation.route.identity.handover
    return {"when": "Next", "text": f"You hand it over to {over.system}. {over.how}"} if over else None


def acknowledgement(situation: Situation, submission: Submission) -> dict[str, Any]:
    """Returns the step in which a person at the council opens it."""
    officer = situation.route.officer.role if situation.route.officer else "An officer"
    case = getattr(submission, "case", None)
    if case is not None and case.handed_over_to:
        return handed_over(case.handed_over_to, case.handed_over_on)
    if case is not None and case.acknowledged_at is not None:
        day = timezone.localdate(case.acknowledged_at)
        return {"when": long_day(day), "text": f"{officer} has opened it.", "done": True}
    when = f"By {long_day(timezone.localdate(case.acknowledge_by))}" if case is not None else "Next"
    return {
        "when": when,
        "text": f"{officer} opens it and tells you so. If something is missing, they ask for it. No need to ring.",
    }


def handed_over(to: str, on: date | None) -> dict[str, Any]:
    """Returns the step of a case that another system works: nobody here opens it."""
    if on is not None:
        return {"when": long_day(on), "text": f"{to} has it.", "done": True}
    return {"when": "Next", "text": f"You hand it over to {to}, and write down when they have it."}


def clocks_with_dates(situation: Situation, day: date) -> list[tuple[date, Clock]]:
    """Returns the route's clocks that have a date still to come, the earliest first."""
    given = replace(
        situation.given,
        submitted=day,
        calendar=situation.calendar,
        events={**situation.events, "submitted": day, "received": day},
    )
    found = evaluate(situation.route, given).clocks
    dated = [(one.due, situation.route.clocks[key]) for key, one in found.items() if one.needed and one.due]
    return sorted((pair for pair in dated if pair[0] >= day), key=lambda pair: pair[0])


def long_day(day: date) -> str:
    """Returns "Friday 4 December", with the year where it is another than this one."""
    pattern = "l j F" if day.year == timezone.localdate().year else "l j F Y"
    return format_date(day, pattern).replace(" ", "\N{NO-BREAK SPACE}")


def today_or(day: date) -> str:
    """Returns "Today, " for today."""
    return "Today, " if day == timezone.localdate() else ""
