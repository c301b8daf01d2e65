"""What the council's and the school's part of a case show alike: who teaches, the week with its codes, the register."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from people.enums import CASE_ROLES
from people.tenancy import AnyUser, holds
from wizard.casework.models import Case
from wizard.provision.enums import Party
from wizard.provision.messages import unread_by
from wizard.provision.models import ProviderReport, RegisterMark
from wizard.provision.queries import kept_of, lead_of, placements_of
from wizard.provision.readers import concerns_read_by, has_read
from wizard.provision.weeks import Day, empty_sessions, hours_of, week_from

MOST_MARKS = 40
FARTHEST = timedelta(days=400)


def monday_asked(request: HttpRequest, today: date) -> date:
    """Returns the Monday of the week in the address; this week's where it names none, or one far away."""
    try:
        asked = date.fromisoformat(request.GET.get("week", "")[:10])
    except ValueError:
        asked = today
    if abs(asked - today) > FARTHEST:
        asked = today
    return asked - timedelta(days=asked.weekday())


def provision_of(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Returns what provision/parts.html shows of a case."""
    today = timezone.localdate()
    monday = monday_asked(request, today)
    placements = list(placements_of(case))
    party = Party.COUNCIL if holds(request.user, CASE_ROLES, authority=case.authority) else Party.SCHOOL
    waiting = unread_by(party, placements)
    for one in placements:
        one.waiting = len(waiting[one.pk])  # type: ignore[attr-defined]  # for the page
    kept = kept_of(case, monday, monday + timedelta(days=4))
    week = week_from(kept, monday, today)
    timetable = kept.timetable_on(min(max(today, monday), monday + timedelta(days=4)))
    return {
        "today": today,
        "unread": worries_for(request.user, case),
        "lead": lead_of(case),
        "placements": placements,
        "timetable": timetable,
        "hours_a_week": hours_of(timetable) if timetable else 0,
        "week": week,
        "monday": monday,
        "earlier": monday - timedelta(days=7),
        "later": monday + timedelta(days=7),
        "empty": empty_sessions(week) if timetable else 0,
        "codes": codes_of(week),
        "marks": list(marks_of(case)[:MOST_MARKS]),
        "reports": list(ProviderReport.objects.filter(placement__case=case).select_related("placement__provider")[:10]),
    }


def worries_for(user: AnyUser, case: Case) -> int:
    """Returns how many worries about the child wait to be read by this person; for all others there are none."""
    listed = list(concerns_read_by(user, case).exclude(raised_by=user.pk))
    return len({one.public_id for one in listed} - has_read(user, listed))


def marks_of(case: Case) -> Any:
    """Returns what providers said of a case's sessions, the latest day first, corrections among them."""
    mine = RegisterMark.objects.filter(placement__case=case).select_related("placement__provider")
    return mine.order_by("-day", "-half", "-pk")


def codes_of(week: list[Day]) -> list[dict[str, Any]]:
    """Returns each code of a week once for each rule it follows from, with why it is no other."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for shown in week:
        for session in shown.sessions:
            answer = session.coded.answer
            one = found.setdefault(
                (answer.code.letters, answer.because),
                {"answer": answer, "not_these": session.coded.not_these, "sessions": []},
            )
            one["sessions"].append(f"{shown.day:%A} {session.called}")
    return list(found.values())
