"""Which providers a person may see, which pupils a provider, and what is kept of a case. Every reading starts here."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from links.models import Link
from people.enums import CASE_ROLES
from people.models import Authority
from people.tenancy import AnyUser, authorities_with
from wizard.attendance.service import calendar_of
from wizard.casework.enums import OPEN
from wizard.casework.models import Case
from wizard.planning.enums import Part
from wizard.planning.models import PlanRecord
from wizard.provision.models import Placement, Provider, RegisterMark, Timetable
from wizard.provision.weeks import Kept, Session, day_of, marks_by_session

#: A provider may put right what it said for so many calendar days. Our assumption: no policy names a limit.
LOOK_BACK = 28


def councils_of(user: AnyUser) -> QuerySet[Authority]:
    """Returns the authorities the person works cases for."""
    return authorities_with(user, CASE_ROLES)


def providers_seen_by(user: AnyUser) -> QuerySet[Provider]:
    """Returns the providers of the authorities the person works cases for."""
    return Provider.objects.filter(authority__in=councils_of(user)).select_related("authority", "changed_by")


def approved_providers(authority: Authority, today: date) -> QuerySet[Provider]:
    """Returns those a pupil may be placed with: on the list today (requirement E130)."""
    return Provider.objects.filter(authority=authority).filter(Q(ended_on=None) | Q(ended_on__gt=today))


def placements_of(case: Case) -> QuerySet[Placement]:
    """Returns who teaches, or taught, the pupil of a case."""
    return Placement.objects.filter(case=case).select_related("provider", "line")


def kept_of(case: Case, first: date, last: date) -> Kept:
    """Returns what the half days of a case from one day to another are worked out from."""
    return keeps_of([case], first, last)[case.pk]


def keeps_of(cases: Collection[Case], first: date, last: date) -> dict[int, Kept]:
    """Returns the same for several cases, in as many queries as there are tables and two for each school."""
    tables: dict[int, list[Timetable]] = defaultdict(list)
    for one in Timetable.objects.filter(case__in=cases).prefetch_related("slots__placement__provider"):
        tables[one.case_id].append(one)
    marks: dict[int, list[RegisterMark]] = defaultdict(list)
    within = RegisterMark.objects.filter(placement__case__in=cases, day__range=(first, last))
    for mark in within.select_related("placement"):
        marks[mark.placement.case_id].append(mark)
    calendars = {}
    for case in cases:
        key = (case.authority_id, case.school_id)
        if key not in calendars:
            calendars[key] = calendar_of(case.authority, case.school)
    return {
        case.pk: Kept(tables[case.pk], marks_by_session(marks[case.pk]), calendars[case.authority_id, case.school_id])
        for case in cases
    }


@dataclass(frozen=True)
class ForRegister:
    """One pupil on a provider's page of a day."""

    placement: Placement
    sessions: tuple[Session, ...]
    closed: bool


def provider_of(link: Link) -> Provider:
    """Returns whose link it is. Raises Provider.DoesNotExist for one that is no longer on the list."""
    return Provider.objects.select_related("authority").get(public_id=link.subject_id, ended_on=None)


def pupils_of(provider: Provider) -> QuerySet[Placement]:
    """Returns the placements whose pupils a provider may see now: begun or to begin, of open cases."""
    mine = Placement.objects.filter(provider=provider, first_day__isnull=False, case__status__in=OPEN)
    related = ("case__submission__referral", "case__school", "case__authority", "case__pupil", "provider")
    return mine.select_related(*related).defer("case__submission__document").order_by("case__pupil__sought_name", "pk")


def register_of(provider: Provider, day: date, today: date) -> list[ForRegister]:
    """Returns a provider's pupils of a day with the sessions it teaches them."""
    running = pupils_of(provider).filter(Q(last_day=None) | Q(last_day__gte=day), first_day__lte=day)
    placements = list(running)
    keeps = keeps_of([one.case for one in placements], day, day)
    found = []
    for one in placements:
        shown = day_of(keeps[one.case_id], day, today)
        mine = tuple(s for s in shown.sessions if s.slot is not None and s.slot.placement_id == one.pk)
        found.append(ForRegister(one, mine, shown.closed))
    return found


def lead_of(case: Case) -> str:
    """Returns the school's safeguarding lead as the plan names them: whom a provider rings (N149 to N151)."""
    record = PlanRecord.objects.filter(case=case, part=Part.A).order_by("-number").first()
    return str(record.content.get("safeguarding_lead", "")).strip() if record else ""


def may_mark(day: date, today: date) -> bool:
    """Whether a day's register may be kept today: today, and for four weeks back to put it right."""
    return today - timedelta(days=LOOK_BACK) <= day <= today
