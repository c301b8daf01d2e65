"""Everything a batch of cases needs to have its clocks worked out, in as many queries as there are tables."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from schoolyear.calendars import SchoolCalendar
from schoolyear.counting import add_working_days
from wizard.attendance.service import calendar_of
from wizard.casework.coming import Coming
from wizard.casework.enums import Move
from wizard.casework.given import Since, given_from
from wizard.casework.models import (
    Case,
    CaseClock,
    CaseMoment,
    CaseTask,
    Challenge,
    Decision,
    EvidenceRuling,
    HeardEvidence,
    InfoRequest,
    Judgement,
)
from wizard.referrals.service import submissions_about_the_pupil
from wizard.routes.service import Given, Route, casework_of, moved_on, route_of


@dataclass
class Standing:
    """One case as it stands: its route, what is given, its stored clocks, what is asked and promised."""

    case: Case
    route: Route
    given: Given
    clocks: dict[str, CaseClock] = field(default_factory=dict)
    asked: list[Coming] = field(default_factory=list)
    asked_of: list[str] = field(default_factory=list)
    challenges: list[Coming] = field(default_factory=list)
    look_again_on: date | None = None


def standings_of(cases: QuerySet[Case], today: date, calendars: "Calendars | None" = None) -> list[Standing]:
    """Returns the cases with everything their clocks read. Ten queries however many there are, and two a calendar.

    Batch after batch is given the same `calendars`: hundreds of schools' are then asked for once.
    """
    related = ("submission__referral__route_version", "pupil", "authority", "school")
    rows = list(cases.select_related(*related).defer("submission__document", *DEFERRED))
    keys = [case.pk for case in rows]
    since, calendars = since_of(keys), calendars or Calendars()
    clocks = grouped(CaseClock.objects.filter(case__in=keys))
    tasks = grouped(CaseTask.objects.filter(case__in=keys, done_at=None, due_on__isnull=False))
    requests = grouped(InfoRequest.objects.filter(case__in=keys, answered_at=None, withdrawn_at=None))
    challenges = grouped(Challenge.objects.filter(case__in=keys, answered_on=None))
    decided = {one.case_id: one for one in Decision.objects.filter(case__in=keys).order_by("number").only(*OF_DECISION)}
    again = {case: one.look_again_on for case, one in decided.items()}
    found = []
    for case in rows:
        pupil = getattr(case, "pupil", None)
        submitted = timezone.localdate(case.opened_at)
        small = pupil.given if pupil else {}
        route = route_of(case.submission.referral.route_version)
        known = replace(since[case.pk], case=facts_of_case(case, route, since[case.pk], decided.get(case.pk)))
        given = given_from(small, known, today=today, submitted=submitted, calendar=calendars.of(case))
        found.append(
            Standing(
                case=case,
                route=route,
                given=given,
                clocks={one.key: one for one in clocks[case.pk]},
                asked=[*map(task_coming, tasks[case.pk]), *asked_coming(requests[case.pk])],
                asked_of=[one.of for one in requests[case.pk]],
                challenges=challenges_coming(case, challenges[case.pk], given.calendar),
                look_again_on=again.get(case.pk),
            )
        )
    return found


def facts_of_case(case: Case, route: Route, since: Since, decision: Decision | None) -> dict[str, Any]:
    """Returns what the route reads of the case itself; whether the pupil was here before is asked only where it does.

    Before is a submission to the same council that is about the same pupil, or that this one asks to continue.
    """
    found: dict[str, Any] = {"case.extensions": since.extensions}
    if decision is not None:
        found["case.outcome"] = decision.outcome
    if "case.history" in route.reads_of_case:
        others = submissions_about_the_pupil(case.submission).filter(submitted_at__lt=case.submission.submitted_at)
        before = case.submission.referral.continues_id is not None or others.exists()
        found["case.history"] = "repeat" if before else "first"
    return found


def standing_of(case: Case) -> Standing:
    """Returns one case as it stands today. Raises Case.DoesNotExist."""
    found = standings_of(Case.objects.filter(pk=case.pk), timezone.localdate())
    if not found:
        raise Case.DoesNotExist
    return found[0]


# The Ombudsman's complaint handling code asks for an answer within ten working days, where a route promises none.
WORKING_DAYS_TO_ANSWER = 10
# A version's document is long, and its compiled route is kept by its hash.
OF_DECISION = ("case", "outcome", "look_again_on")
DEFERRED = ("submission__referral__route_version__document",)


class Calendars:
    """Calendars by school, each asked for once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], SchoolCalendar | None] = {}

    def of(self, case: Case) -> SchoolCalendar | None:
        """Returns the calendar of a case's school, else of its authority."""
        key = (case.authority_id, case.school_id)
        if key not in self._kept:
            self._kept[key] = calendar_of(case.authority, case.school)
        return self._kept[key]


def since_of(keys: Collection[int]) -> dict[int, Since]:
    """Returns what became known of each case after submission. Four queries."""
    events: dict[int, dict[str, date]] = defaultdict(dict)
    extensions: dict[int, int] = defaultdict(int)
    for case, event, on in (
        CaseMoment.objects.filter(case__in=keys, struck_at=None).order_by("on", "pk").values_list("case", "event", "on")
    ):
        events[case][event] = on
        extensions[case] += event == "period_started"
    judged: dict[int, dict[str, bool]] = defaultdict(dict)
    for case, key, holds in Judgement.objects.filter(case__in=keys).values_list("case", "key", "holds"):
        judged[case][key] = holds
    ruled: dict[int, dict[str, str]] = defaultdict(dict)
    for case, item, verdict in EvidenceRuling.objects.filter(case__in=keys).values_list("case", "item", "verdict"):
        ruled[case][item] = verdict
    heard: dict[int, dict[str, list[dict[str, Any]]]] = defaultdict(dict)
    for one in HeardEvidence.objects.filter(case__in=keys).exclude(requirement=""):
        heard[one.case_id].setdefault(one.requirement, []).append(facts_of(one))
    return {key: Since(events[key], judged[key], ruled[key], heard[key], extensions=extensions[key]) for key in keys}


def facts_of(one: HeardEvidence) -> dict[str, Any]:
    """Returns evidence by word of mouth as verdict rows read a paper."""
    facts = {"type": "verbal", "author": one.author, "medium": "verbal", "id": f"heard:{one.pk}"}
    if one.seen_on:
        facts["seen_on"] = one.seen_on.isoformat()
    return {key: value for key, value in facts.items() if value} | {"dated": one.heard_on.isoformat()}


def task_coming(task: CaseTask) -> Coming:
    """Returns a task as something due."""
    assert task.due_on is not None  # the query leaves out those without a day
    return Coming(task.due_on, f"task:{task.pk}", task.move)


def asked_coming(requests: Iterable[InfoRequest]) -> list[Coming]:
    """Returns the requests that have a day as things due."""
    return [Coming(one.due_on, f"request:{one.pk}", one.of) for one in requests if one.due_on is not None]


def challenges_coming(case: Case, found: Collection[Challenge], calendar: SchoolCalendar | None) -> list[Coming]:
    """Returns the challenges as things due; the route is looked at only where there are any."""
    casework = casework_of(case.submission.referral.route_version) if found else None
    promised = {way.stage: way.answer_within for way in casework.challenges if way.answer_within} if casework else {}
    return [
        Coming(answer_due(one, promised.get(one.stage), calendar), f"challenge:{one.pk}", Move.COUNCIL) for one in found
    ]


def answer_due(challenge: Challenge, promised: tuple[int, str] | None, calendar: SchoolCalendar | None) -> date:
    """Returns the day it names, else the one the route promises, else the one the Ombudsman expects."""
    day = moved_on(challenge.received_on, *promised, calendar) if promised else None
    return challenge.answer_by or day or add_working_days(challenge.received_on, WORKING_DAYS_TO_ANSWER)


def grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    """Returns rows by their case."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found
