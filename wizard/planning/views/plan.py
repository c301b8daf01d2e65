"""The plan of a case: where it has got to, what is next, who promised what."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from wizard.casework.enums import OPEN, CaseStatus, Move
from wizard.casework.service import clock_lines, finish_task
from wizard.planning.actions.note_start import STARTED
from wizard.planning.papers import advice_of
from wizard.planning.queries import is_planned_here, own_to_sign, papers_to_sign, standing_agreements
from wizard.planning.steps import next_of, steps_before_start
from wizard.planning.views.sides import Side
from wizard.planning.where import lessons_unseen_since, packages_of, promised, standing_of_plan, to_bring
from wizard.routes.service import route_of


def plan(side: Side) -> HttpResponse:
    """Answers with the plan; POST finishes an action of it."""
    case = side.case
    if side.request.method == "POST":
        return finished(side)
    meetings, packages, today = list(case.meetings.all()), packages_of(case), timezone.localdate()
    steps = steps_before_start(standing_of_plan(case, meetings, packages))
    route = route_of(case.submission.referral.route_version)
    running = case.status == CaseStatus.PROVIDED
    plannable = is_planned_here(case)
    started = None if plannable else case.moments.filter(event=STARTED, struck_at=None).first()
    return side.show(
        "planning/plan.html",
        steps=[] if running else steps,
        next=None if running else next_of(steps, council=side.council),
        running=running,
        since=min((one.starts_on for one in packages if one.starts_on), default=None),
        agreed=case.status in {CaseStatus.PLANNING, CaseStatus.PROVIDED},
        closed=case.status not in OPEN,
        undecided=case.status in OPEN and case.status not in {CaseStatus.PLANNING, CaseStatus.PROVIDED},
        meetings=list(reversed(meetings)),
        packages=packages,
        promises=promised(case, today),
        records=list(case.records.select_related("written_by").order_by("-number")),
        agreements=list(standing_agreements(case)),
        unsigned=[one for one in own_to_sign(case) if set(one.signers) - one.signed] if running else [],
        return_plan=getattr(case, "return_plan", None),
        continuations=list(case.continuations.select_related("package", "agreed_by")),
        ending=case.endings.order_by("-made_at").first(),
        lines=clock_lines(case, route, today) if running or started else [],
        started=started,
        papers=[] if running else to_bring(case),
        advice=advice_of(case) if running else None,
        added=list(case.added.order_by("-pk")[:6]),
        lessons_unseen=lessons_unseen_since(case) if running else None,
        plannable=plannable,
        own_papers=[] if plannable else [paper for paper, _ in papers_to_sign(case, before_start=False)],
    )


def finished(side: Side) -> HttpResponse:
    """Finishes the action whose button was pressed. 404 for one of another case, or of somebody else."""
    side.only_who_may()
    rows = side.case.tasks if side.council else side.case.tasks.filter(move=Move.SCHOOL)
    finish_task(side.actor, get_object_or_404(rows, pk=side.number("number")))
    return side.back()
