"""What is weighed, what was decided, by whom and why; and the page on which an officer decides."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.service import signed_in
from wizard.casework.actions.decide import CannotDecide, NotDecidedHere, criteria_now, decide, faults_before
from wizard.casework.case_page import case_context, case_for
from wizard.casework.cited import clause_tabs
from wizard.casework.decision_form import NONE, DecideForm, first_values, read_as
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case, PanelItem
from wizard.casework.papers import papers_of
from wizard.routes.service import Casework, casework_of, route_of


def decides_here(case: Case) -> Casework | None:
    """Returns what the route says of deciding; None where it says nothing, or another system works the case."""
    if case.handed_over_to or case.status == CaseStatus.WITHDRAWN:
        return None
    return casework_of(case.submission.referral.route_version)


@never_cache
@login_required
@require_safe
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Answers with what is weighed and what was decided. 404 for anyone but the council's own case workers."""
    found = case_for(request, reference)
    route = route_of(found.submission.referral.route_version)
    casework = decides_here(found)
    judged = {one.key: one for one in found.judgements.select_related("by")}
    context = {
        **case_context(found, "decision"),
        "decides": casework is not None,
        "rule_clauses": clause_tabs(route, casework.decision_cites) if casework else [],
        "criteria": [
            {
                "one": one,
                "read": read_as(one),
                "judged": judged.get(one.judgement),
            }
            for one in (criteria_now(found) if casework else ())
        ],
        "left_to_officer": [
            {"test": one, "judged": judged.get(one.key)} for one in route.tests.values() if one.kind == "judgement"
        ],
        "decisions": list(found.decisions.select_related("decided_by", "panel_item__meeting").order_by("-number")),
        "papers": papers_of(found),
        "challenges": list(found.challenges.select_related("decision", "recorded_by")),
        "panel_items": list(found.panel_items.filter(meeting__cancelled_at=None).select_related("meeting")),
        "has_panels": bool(casework and casework.panels),
    }
    return render(request, "casework/decision.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks for the decision, shows it before it is made, and makes it when that is pressed.

    404 for anyone but the council's own case workers, and for a route with nothing to decide.
    """
    found = case_for(request, reference)
    casework = decides_here(found)
    if casework is None:
        raise Http404
    items = list(found.panel_items.filter(meeting__cancelled_at=None).select_related("meeting"))
    form = DecideForm(
        request.POST if request.method == "POST" else None,
        initial=first_values(),
        route=route_of(found.submission.referral.route_version),
        casework=casework,
        criteria=criteria_now(found),
        panel_items=items,
    )
    step = request.POST.get("step", "")
    if request.method == "POST" and form.is_valid():
        if step == "make":
            if made(request, form, found, items):
                return redirect("casework:decision", reference=reference)
        elif right(form, found) and step != "change":
            return render(request, "casework/decide_preview.html", preview(request, found, form, casework))
    context = {**case_context(found, "decision"), "form": form, "seen": number_seen(request, found, step)}
    return render(request, "casework/decide.html", context)


def number_seen(request: HttpRequest, case: Case, step: str) -> int:
    """Returns how many decisions the officer has read of: those there are now, when the page says so or was opened."""
    if request.method == "POST" and step != "make" and (said := request.POST.get("seen", "")).isdecimal():
        return min(int(said[:5]), case.decisions.count())
    return case.decisions.count()


def right(form: DecideForm, case: Case) -> bool:
    """Whether nothing is wrong with the decision; what is, is said at its field."""
    faults = faults_before(case, form.cleaned_data["outcome"], **form.fields_of_decision())
    form.say({fault.field: fault.say for fault in faults})
    return not faults


def made(request: HttpRequest, form: DecideForm, case: Case, items: list[PanelItem]) -> bool:
    """Makes the decision and returns whether it was made; a case that changed meanwhile says what is wrong now."""
    said = form.cleaned_data
    item = next((one for one in items if str(one.pk) == said.get("panel_item", NONE)), None)
    seen = request.POST.get("seen", "")
    more = {"dissent": said.get("dissent", ""), "panel_item": item, "seen": int(seen[:5]) if seen.isdecimal() else 0}
    try:
        decide(signed_in(request), case, said["outcome"], **form.fields_of_decision(), **more)
    except CannotDecide as refused:
        form.say({fault.field: fault.say for fault in refused.faults})
        return False
    except NotDecidedHere:
        raise Http404 from None
    return True


def preview(request: HttpRequest, case: Case, form: DecideForm, casework: Casework) -> dict[str, Any]:
    """Returns what the preview shows: the decision in words, and every field as it was posted."""
    said, outcome = form.cleaned_data, casework.outcomes[form.cleaned_data["outcome"]]
    weighed = form.weighed()
    words = {True: "Yes", False: "No", None: "It plays no part here"}
    answers = [
        {"label": "Decision", "value": outcome.label},
        {"label": "Date of the decision", "value": f"{said['decided_on']:%-d %B %Y}"},
        *(
            {"label": one.words, "lines": [words[weighed[place].holds], weighed[place].reason], "note": ""}
            for place, one in enumerate(form.criteria)
        ),
        {"label": "Reasons of the policy", "lines": [casework.reasons[key].label for key in said.get("reasons") or []]},
        {"label": "Why", "value": said["because"]},
        {"label": "Seen otherwise", "value": said.get("dissent") or "By nobody"},
    ]
    if said.get("look_again_on"):
        answers.append({"label": "The council looks again on", "value": f"{said['look_again_on']:%-d %B %Y}"})
    kept = [(name, value) for name, values in request.POST.lists() for value in values]
    hidden = [(name, value) for name, value in kept if name not in ("csrfmiddlewaretoken", "step")]
    return {**case_context(case, "decision"), "answers": answers, "hidden": hidden, "outcome": outcome}


@never_cache
@login_required
@require_safe
def one_decision(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Answers with one decision as it was made. 404 also for a number the case does not have."""
    found = case_for(request, reference)
    made = get_object_or_404(found.decisions.select_related("decided_by", "panel_item__meeting"), number=number)
    return render(request, "casework/one_decision.html", {**case_context(found, "decision"), "decision": made})
