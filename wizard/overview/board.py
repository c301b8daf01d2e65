"""The figures of an authority for a stretch of time, from what the database counted."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from django.utils.dateformat import format as format_date

from people.models import Authority
from schoolyear.stretches import Stretch
from wizard.casework.enums import UNDECIDED, CaseStatus
from wizard.casework.service import load_of
from wizard.overview import queries
from wizard.overview.figures import Bar, Figure, banded
from wizard.overview.quartiles import spread_of
from wizard.routes.service import current_versions_at, route_of

DECIDED_WITHIN = (
    ("5 days or fewer", 5), ("6 to 10 days", 10), ("11 to 20 days", 20), ("21 to 40 days", 40),
    ("More than 40 days", None),
)  # fmt: skip
BELOW_FOR = (
    ("Less than 6 weeks", 41), ("6 to 12 weeks", 84), ("More than 12 weeks, up to half a year", 182),
    ("More than half a year", None),
)  # fmt: skip
HOURS = (("No hours", 0), ("Up to 5 hours", 50), ("Up to 10 hours", 100), ("Up to 15 hours", 150), ("More", None))


def figures_of(authority: Authority, stretch: Stretch, today: date) -> list[Figure]:
    """Returns every figure of the page. Eight queries."""
    standing, arrived = queries.open_and_arrived(authority, stretch)
    below = queries.below_full_time(authority)
    return [
        decided(queries.days_to_decision(authority, stretch)),
        stages(standing),
        overdue(queries.overdue_clocks(authority, today), clock_titles(authority, today), today),
        below_for(below, today),
        below_hours(below),
        months("arrived", "Referrals that arrived", "referrals", arrived, stretch, today),
        refused(queries.reasons_for_refusal(authority, stretch)),
        months("returned", "Back at school", "children", queries.returns_by_month(authority, stretch), stretch, today),
        ended(queries.endings(authority, stretch)),
    ]


def decided(days: Mapping[int, int]) -> Figure:
    """How long the first decision took, in days of the calendar."""
    spread = spread_of(days)
    facts = (
        ("A quarter were decided within", in_days(spread.lower)),
        ("Half within", in_days(spread.median)),
        ("Three quarters within", in_days(spread.upper)),
    ) if spread else ()  # fmt: skip
    return Figure(
        "time-to-decision", "From referral to decision", "Time", "decisions", banded(days, DECIDED_WITHIN),
        "Nothing was decided in this time.",
        "First decisions made in this time: agreed, not agreed or not now. Advice alone is none.", facts,
    )  # fmt: skip


def stages(standing: Mapping[str, int]) -> Figure:
    """Where the open cases are today."""
    bars = [Bar(status.label, standing.get(status, 0)) for status in CaseStatus if status in STAGES]
    return Figure("open-by-stage", "Open cases today", "Stage", "cases", bars, "No case is open.")


STAGES = (
    CaseStatus.RECEIVED, CaseStatus.ACKNOWLEDGED, CaseStatus.WAITING, CaseStatus.NOT_NOW, CaseStatus.PLANNING,
    CaseStatus.PROVIDED,
)  # fmt: skip


def overdue(rows: Collection[tuple[str, int, date]], titles: Mapping[str, str], today: date) -> Figure:
    """What is past its day, and since when."""
    bars = [
        Bar(titles.get(key, key.replace("_", " ").capitalize()), n, f"the longest {in_days((today - first).days)} late")
        for key, n, first in rows
    ]
    return Figure("overdue", "Past their day", "What is due", "cases", bars, "Nothing is past its day.")


def below_for(rows: Collection[tuple[date, Decimal, int]], today: date) -> Figure:
    """For how long pupils have had fewer hours than full time."""
    days: dict[int, int] = {}
    for since, _, n in rows:
        gone = max((today - since).days, 0)
        days[gone] = days.get(gone, 0) + n
    return Figure(
        "below-full-time", "Fewer hours than full time, and for how long", "For how long", "pupils",
        banded(days, BELOW_FOR), "No pupil has fewer hours than full time.",
        "Pupils whose education runs today. It counts from the day since which none of their hours were full time.",
    )  # fmt: skip


def below_hours(rows: Collection[tuple[date, Decimal, int]]) -> Figure:
    """How many hours a week those pupils have."""
    tenths: dict[int, int] = {}
    for _, hours, n in rows:
        tenths[int(hours * 10)] = tenths.get(int(hours * 10), 0) + n
    return Figure(
        "hours", "How many hours a week they have", "Hours a week", "pupils", banded(tenths, HOURS),
        "No pupil has fewer hours than full time.",
    )  # fmt: skip


def refused(reasons: Mapping[str, int]) -> Figure:
    """Why the council did not agree."""
    bars = [Bar(label, n) for label, n in sorted(reasons.items(), key=lambda one: (-one[1], one[0]))]
    return Figure(
        "refusals", "Why it was not agreed", "Reason", "decisions", bars, "Nothing was refused in this time.",
        "A decision may give several reasons.",
    )  # fmt: skip


def ended(reasons: Mapping[str, int]) -> Figure:
    """Why education elsewhere ended."""
    bars = [Bar(label, n) for label, n in sorted(reasons.items(), key=lambda one: (-one[1], one[0]))]
    return Figure("endings", "Why education elsewhere ended", "Reason", "children", bars, "None ended in this time.")


def months(key: str, title: str, counted: str, found: Mapping[date, int], stretch: Stretch, today: date) -> Figure:
    """Counts month by month, up to today."""
    bars = [Bar(format_date(day, "F Y"), found.get(day, 0)) for day in queries.months_of(stretch, today)]
    return Figure(key, title, "Month", counted, bars, f"No {counted} in this time.")


def loads(authority: Authority, today: date) -> Figure:
    """Who has how many cases today, for who works them: what the desk's table says."""
    bars = [
        Bar(str(one.officer or "Nobody yet"), one.open, f"{one.late} late, {one.week} due within a week")
        for one in load_of([authority.pk], today)
    ]
    return Figure("load", "Who has how many cases", "Officer", "open cases", bars, "No case is open.")


def today_of(figures: Collection[Figure]) -> list[tuple[str, int, str]]:
    """Returns the strip above the page: (what, how many, tone), for who works the cases."""
    known = {one.key: one for one in figures}
    undecided = {status.label for status in UNDECIDED}
    stage = known["open-by-stage"].bars
    late, below = known["overdue"].total or 0, known["below-full-time"].total or 0
    return [
        ("open cases", sum(bar.n or 0 for bar in stage), ""),
        ("not decided yet", sum(bar.n or 0 for bar in stage if bar.label in undecided), ""),
        ("past their day", late, "stop" if late else ""),
        ("below full time", below, "warn" if below else ""),
    ]


def clock_titles(authority: Authority, today: date) -> dict[str, str]:
    """Returns what the authority's current routes call each clock."""
    return {
        key: rule.title
        for version in current_versions_at(authority.slug, today)
        for key, rule in route_of(version).clocks.items()
    }


def in_days(days: float) -> str:
    """Returns a number of days in words; halves and quarters as decimals."""
    return "1 day" if days == 1 else f"{days:g} days"
