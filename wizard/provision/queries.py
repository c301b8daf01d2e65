"""Which providers a person may see, which pupils a provider, and what is kept of a case. Every reading starts here."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from links.models import Link
from people.enums import CASE_ROLES
from people.models import Authority
from people.tenancy import AnyUser, authorities_with
from wizard.attendance.service import calendar_of
from wizard.casework.enums import OPEN
from wizard.casework.models import Case
from wizard.casework.service import standing_of
from wizard.planning.enums import Part
from wizard.planning.models import PackageLine, PlanRecord
from wizard.provision.areas import in_order
from wizard.provision.coding import mirrored
from wizard.provision.engagement import Happened, Warned
from wizard.provision.enums import Venue
from wizard.provision.models import (
    EngagementEntry,
    EngagementWarning,
    HomeRisk,
    Placement,
    Provider,
    RegisterMark,
    Timetable,
)
from wizard.provision.weeks import Kept, Session, day_of, marks_by_session, teaching_of
from wizard.routes.service import evaluate

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


def providers_for(case: Case, today: date) -> list[Provider]:
    """Returns the approved providers in the order they are offered for a pupil: named by the package, of the area,
    others (requirements E64, E130).
    """
    own = getattr(case, "pupil", None)
    places = [own.area if own else "", case.school.town, case.school.locality]
    who = PackageLine.objects.filter(package__case=case).exclude(package__status="ended").values_list("who", flat=True)
    return in_order(approved_providers(case.authority, today), places, list(who))


def placed_with(provider: Provider, today: date) -> QuerySet[Placement]:
    """Returns the placements of open cases with a provider that are not over, for the council."""
    running = Placement.objects.filter(provider=provider, case__status__in=OPEN)
    found = running.filter(Q(last_day=None) | Q(last_day__gte=today)).select_related("case__submission", "case__school")
    return found.defer("case__submission__document")


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
        case.pk: Kept(
            tables[case.pk], marks_by_session(marks[case.pk]), calendars[case.authority_id, case.school_id],
            born_of(case),
        )
        for case in cases
    }  # fmt: skip


def born_of(case: Case) -> date | None:
    """Returns the pupil's date of birth, where it is known."""
    pupil = getattr(case, "pupil", None)
    return pupil.born if pupil else None


@dataclass(frozen=True)
class ForRegister:
    """One pupil on a provider's page of a day."""

    placement: Placement
    sessions: tuple[Session, ...]
    closed: bool
    at_school: tuple[Session, ...] = ()


def provider_of(link: Link) -> Provider:
    """Returns whose link it is. Raises Provider.DoesNotExist for one that is no longer on the list."""
    return Provider.objects.select_related("authority").get(public_id=link.subject_id, ended_on=None)


def pupils_of(provider: Provider, today: date) -> QuerySet[Placement]:
    """Returns the placements whose pupils a provider may see now, of open cases: begun, to begin, or over so lately
    that the register may still be put right.
    """
    lately = Q(last_day=None) | Q(last_day__gte=today - timedelta(days=LOOK_BACK))
    mine = Placement.objects.filter(lately, provider=provider, first_day__isnull=False, case__status__in=OPEN)
    related = ("case__submission__referral", "case__school", "case__authority", "case__pupil", "provider")
    return mine.select_related(*related).defer("case__submission__document").order_by("case__sought_name", "pk")


def register_of(provider: Provider, day: date, today: date) -> list[ForRegister]:
    """Returns a provider's pupils of a day with the sessions it teaches them."""
    running = pupils_of(provider, today).filter(Q(last_day=None) | Q(last_day__gte=day), first_day__lte=day)
    placements = list(running)
    keeps = keeps_of([one.case for one in placements], day, day)
    found = []
    for one in placements:
        shown = day_of(keeps[one.case_id], day, today)
        mine = tuple(s for s in shown.sessions if s.slot is not None and s.slot.placement_id == one.pk)
        teaching = teaching_of(one)
        school = tuple(s for s in shown.sessions if s.slot is not None and mirrored(s.slot.planned, teaching))
        found.append(ForRegister(one, mine, shown.closed, school))
    return found


def lead_of(case: Case) -> str:
    """Returns the school's safeguarding lead as the plan names them: whom a provider rings (N149 to N151)."""
    return leads_of([case]).get(case.pk, "")


def leads_of(cases: Collection[Case]) -> dict[int, str]:
    """Returns the same for several cases, by case; those whose plan names nobody are left out. One query."""
    records = PlanRecord.objects.filter(case__in=cases, part=Part.A).order_by("number")
    found = {one.case_id: str(one.content.get("safeguarding_lead", "")).strip() for one in records}
    return {key: words for key, words in found.items() if words}


def may_mark(day: date, today: date) -> bool:
    """Whether a day's register may be kept today: today, and for four weeks back to put it right."""
    return today - timedelta(days=LOOK_BACK) <= day <= today


def log_of(case: Case) -> list[Happened]:
    """Returns a case's log of taking part, in the order of its days."""
    rows = EngagementEntry.objects.filter(case=case).order_by("day", "pk")
    return [Happened(one.day, one.kind) for one in rows]


def warnings_of(case: Case) -> list[Warned]:
    """Returns the warnings that a family was given."""
    rows = EngagementWarning.objects.filter(case=case)
    return [Warned(one.given_on, one.look_again_on) for one in rows]


def home_documents(case: Case) -> list[str]:
    """Returns the titles of the documents that the case's route asks for only where somebody teaches at home (E70)."""
    standing = standing_of(case)

    def needed(venue: str) -> set[str]:
        given = replace(standing.given, case={**standing.given.case, "case.venue": venue})
        results = evaluate(standing.route, given).requirements
        return {key for key, one in results.items() if one.status != "not_needed"}

    only_at_home = needed("home") - needed("provider")
    wanted = standing.route.requirements
    return [one.title for key, one in wanted.items() if key in only_at_home and one.kind == "document"]


def lacks_for_home(placement: Placement, venue: str) -> str:
    """Returns what stands before teaching at home where the route asks for it; empty where nothing does (E70, E71)."""
    if venue != Venue.HOME or not home_documents(placement.case):
        return ""
    latest = HomeRisk.objects.filter(placement=placement).order_by("recorded_at", "pk").last()
    if latest is None:
        return "Before teaching at home, somebody looks at the home as a place to teach. Write that down first"
    if not latest.safe:
        return "The last look at the home says that nobody may teach there yet"
    if not latest.adult or latest.adult_agreed_on is None:
        return "Before teaching at home, an adult agrees to be there the whole time. Write down who, and when"
    return ""
