"""What planning knows of a case, read once for its page."""

from datetime import date
from typing import Any

from wizard.attendance.service import calendar_of
from wizard.casework.enums import OPEN, CaseStatus
from wizard.casework.models import Case
from wizard.casework.service import todo_of
from wizard.planning.enums import BEFORE_THE_START, AddedKind, PackageStatus, Part
from wizard.planning.models import Meeting, Package
from wizard.planning.papers import last_look, papers_before_start
from wizard.planning.queries import agreements_to_sign, own_to_sign
from wizard.planning.steps import Standing, ToBring
from wizard.routes.service import route_of

#: What the sources of planning's own tasks start with.
OURS = frozenset({"meeting", "plan", "return", "paper", "health"})
MINUTES_WITHIN = 5  # school days, requirement E74; assumed where a policy names none


def standing_of_plan(case: Case, meetings: list[Meeting], packages: list[Package]) -> Standing:
    """Returns the facts from which the steps follow."""
    first = [one for one in meetings if one.kind in BEFORE_THE_START and one.cancelled_at is None]
    met = next((one for one in reversed(first) if one.held_on), None)
    planned = next((one for one in reversed(first) if not one.held_on), None)
    route = route_of(case.submission.referral.route_version)
    return Standing(
        agreed=case.status in {CaseStatus.PLANNING, CaseStatus.PROVIDED},
        running=case.status == CaseStatus.PROVIDED,
        meeting_on=planned.planned_for if planned else None,
        meeting=planned.pk if planned else None,
        met=met.pk if met else None,
        part_a=case.records.filter(part=Part.A).exists(),
        minutes_sent=bool(met and met.minutes_sent_on),
        minutes_by=minutes_due(case, met) if met else None,
        package=any(one.status != PackageStatus.ENDED and one.full_time_hours is not None for one in packages),
        settled=all(one.status != PackageStatus.PLANNED or one.settled_at is not None for one in packages),
        to_sign=agreements_to_sign(case),
        papers=to_bring(case),
        own=own_to_sign(case),
        labels=tuple((key, party.label.lower()) for key, party in route.parties.items()),
    )


def to_bring(case: Case) -> list[ToBring]:
    """Returns the papers that the school brings before the start, as the steps show them."""
    return [ToBring(one.wanted.key, one.wanted.title, one.wanted.why, one.holds, one.there)
            for one in papers_before_start(case)]  # fmt: skip


def still_to_bring(case: Case) -> int:
    """Returns how many papers the school still has to bring; none of a case that is over or has begun."""
    if case.status not in OPEN or case.status == CaseStatus.PROVIDED:
        return 0
    return sum(one.holds and not one.there for one in to_bring(case))


def lessons_unseen_since(case: Case) -> date | None:
    """Returns the day since which nobody of the council looked at the lessons; None where somebody did (E84).

    It is looked at once in each stretch from one review to the next, from the first day on.
    """
    since = last_look(case)
    looked = case.added.filter(kind=AddedKind.LESSONS, came_on__gte=since).exists() if since else True
    return None if looked else since


def minutes_due(case: Case, meeting: Meeting) -> date | None:
    """Returns the day by which a held meeting's minutes are sent; None where the school days are not published."""
    calendar = calendar_of(case.authority, case.school)
    if calendar is None or meeting.held_on is None:
        return None
    return calendar.add_school_days(meeting.held_on, MINUTES_WITHIN)


def packages_of(case: Case) -> list[Package]:
    """Returns the packages with their lines and claims, the newest first."""
    return list(case.packages.order_by("-number").prefetch_related("lines__claim"))


def promised(case: Case, today: date) -> list[dict[str, Any]]:
    """Returns the actions of meetings and plans that are not done, the earliest first."""
    rows = case.tasks.filter(done_at=None).exclude(source="").select_related("owner")
    return todo_of([one for one in rows if one.source.split(":")[0] in OURS], today)
