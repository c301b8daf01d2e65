"""Going on for another period, the school's advice to end, and the end, which only the council makes."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils import timezone

from wizard.casework.enums import OPEN, CaseStatus, Move, OutcomeKind
from wizard.casework.models import Case
from wizard.casework.service import clock_lines
from wizard.planning.actions.agree_package import PackageRefused
from wizard.planning.actions.arrange_meeting import Promise, promise
from wizard.planning.actions.end_provision import end_provision
from wizard.planning.actions.go_on import go_on
from wizard.planning.actions.note_start import note_start
from wizard.planning.actions.start_provision import NotReady
from wizard.planning.before_end import Wanting, ends_wanting
from wizard.planning.enums import PackageStatus
from wizard.planning.forms.meetings import WhyForm
from wizard.planning.forms.packages import EndForm, GoOnForm, StartForm
from wizard.planning.gates import hindrance_to_ending
from wizard.planning.queries import agreements_to_sign, is_planned_here
from wizard.planning.views.packages import planning_of
from wizard.planning.views.sides import Side
from wizard.routes.service import EndReason, route_of


def running_of(side: Side) -> Case:
    """Returns the case while education is provided. Raises Http404 for another."""
    if side.case.status != CaseStatus.PROVIDED:
        raise Http404
    return side.case


def requests_to_go_on(case: Case) -> list[Case]:
    """Returns the cases in which the school asked to continue this one, the newest first."""
    asked = Case.objects.filter(submission__referral__continues=case.submission)
    return list(asked.select_related("submission").order_by("-opened_at"))


def continue_(side: Side) -> HttpResponse:
    """Asks what going on rests on; POST agrees it, and the route's clock starts again (requirement N165)."""
    case = running_of(side)
    draft = case.packages.filter(status=PackageStatus.PLANNED).first()
    running = case.packages.filter(status=PackageStatus.RUNNING).order_by("-number").first()
    asked = requests_to_go_on(case)
    form = GoOnForm(side.posted, initial={"starts_on": timezone.localdate()})
    if form.is_valid():
        said = form.cleaned_data
        try:
            go_on(side.actor, case, said["starts_on"], evidence=said["evidence"], attendance=said["attendance"],
                  plan=said["plan"])  # fmt: skip
            return side.back()
        except NotReady as refused:
            form.say({f"lack {one.about}": one.say for one in refused.lacks})
        except PackageRefused as refused:
            form.say({"": str(refused)})
    agreed = [one for one in asked if one.decisions.filter(kind=OutcomeKind.AGREE).exists()]
    return side.ask(
        form, "Going on", send="Agree that it goes on", before="planning/going_on.html",
        asked=asked, agreed=agreed, draft=draft, running=running,
        lead="Provision goes on until the council decides. Agreeing starts the next period.",
    )  # fmt: skip


def recommend(side: Side) -> HttpResponse:
    """Asks the school why it should end; POST tells the council, which alone may end it (requirements N156, N175)."""
    running_of(side)
    form = WhyForm(
        side.posted, label="Why should it end, or change?", missing="Enter why it should end or change",
        hint="What has changed, since when, and what the family thinks.",
    )  # fmt: skip
    if form.is_valid():
        what = f"The school thinks that provision should end or change: {form.cleaned_data['why']}"
        promise(side.actor, side.case, Promise(what, Move.COUNCIL, "", timezone.localdate()))
        return side.back()
    lead = "Only the council ends provision. It reads this today, and it goes on meanwhile."
    return side.ask(form, "Tell the council that it should end", send="Tell the council", lead=lead)


def begun(side: Side) -> HttpResponse:
    """Asks the school when teaching out of school began, where nobody here plans it; POST keeps the day."""
    if is_planned_here(side.case) or side.case.status not in OPEN:
        raise Http404
    form = StartForm(side.posted, label="Since when is the pupil taught out of school?")
    if form.is_valid():
        note_start(side.actor, side.case, form.cleaned_data["starts_on"])
        return side.back()
    missing = [paper.title for paper in agreements_to_sign(side.case) if set(paper.signers) - paper.signed]
    lead = f"Not signed by everybody yet: {', '.join(missing)}." if missing else ""
    return side.ask(form, "Teaching out of school began", send="Keep the day", lead=lead)


def by_what_is_wanted(ends: Sequence[tuple[EndReason, list[Wanting]]], every: int) -> list[tuple[Wanting, list[str]]]:
    """Returns each thing that some end waits for, with the labels of those ends; no label where all `every` wait."""
    labels: dict[str, list[str]] = {}
    found = {}
    for reason, wanting in ends:
        for one in wanting:
            labels.setdefault(one.wanted.key, []).append(reason.label)
            found[one.wanted.key] = one
    return [(one, labels[key] if len(labels[key]) < every else []) for key, one in found.items()]


def end(side: Side) -> HttpResponse:
    """Asks why it ends, what everybody thinks and what follows; POST ends it and closes the case."""
    casework, case = planning_of(side), side.case
    wanting = by_what_is_wanted(ends_wanting(case), len(casework.ends))
    judged = [one.wanted.title for one, _ in wanting if one.judged]
    form = EndForm(
        side.posted, ends=list(casework.ends.values()), judged=judged, initial={"ended_on": timezone.localdate()}
    )
    if form.is_valid():
        said = dict(form.cleaned_data)
        reason, on = said.pop("reason"), said.pop("ended_on")
        try:
            end_provision(side.actor, case, reason, on, **said)
            return side.back()
        except PackageRefused as refused:
            form.say({"": str(refused)})
    today = timezone.localdate()
    against = {hindrance_to_ending(case, one, today) for one in casework.ends.values()} - {""}
    lines = clock_lines(case, route_of(case.submission.referral.route_version), today)
    return side.ask(
        form, "End what is provided", send="End it", before="planning/before_end.html",
        late=[one for one in lines if not one.done], against=sorted(against), wanting=wanting,
        lead="The council ends it, with its reasons, and nobody else. No date does it by itself.",
    )  # fmt: skip
