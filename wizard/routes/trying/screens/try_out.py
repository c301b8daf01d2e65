"""Trying a draft out with a made-up pupil, and keeping the try as a scenario."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from people.service import signed_in
from wizard.routes.drafts import DraftMoved, RouteDraft, draft_of, save_draft
from wizard.routes.models import RoutePage
from wizard.routes.problems import DocumentRefused
from wizard.routes.real_people import looks_real
from wizard.routes.sentences import sentences_of
from wizard.routes.term_dates import calendar_entry, term_dates_at
from wizard.routes.trying.findings import findings_of
from wizard.routes.trying.pages import MOVED, authority_of, route_of_page, shell
from wizard.routes.trying.reaching import start_for
from wizard.routes.trying.recording import expected, only_what_is_asked, outcomes_of, with_scenario
from wizard.routes.trying.trial import Trial, route_of_draft, trial_of

JSON = dict[str, Any]
LONGEST_TITLE = 200


@require_http_methods(["GET", "POST"])
def try_out(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows what the draft asks and finds for what was told so far. Nothing is stored unless a scenario is kept."""
    page = route_of_page(request, page_id)
    draft = draft_of(page)
    scenario = _scenario(draft, (request.POST or request.GET).get("scenario", ""))
    # A stored scenario keeps the made-up school year it was written for.
    calendar = None if scenario else calendar_entry(term_dates_at(authority_of(page)))
    if request.method == "POST":
        trial = trial_of(draft, request.POST, calendar=calendar)
    else:
        row = request.GET.get("row", "")
        start = scenario or (start_for(draft.data, route_of_draft(draft), row) if row else None)
        trial = trial_of(draft, None, start, calendar)
    wrong = ""
    if "keep" in request.POST:
        wrong = _keep(request, page, draft, trial, scenario)
        if not wrong:
            return redirect("cms_routes:scenarios", page.pk)
    words = sentences_of(draft.data)
    context = shell(page, draft, "try", "Try it out") | {
        "form": trial.form,
        "sections": trial.form.sections(trial.result),
        "found": findings_of(draft.data, words, trial.result, trial.given),
        "outcomes": outcomes_of(draft.data, words, trial.result),
        "chosen": request.POST.getlist("hold") if "keep" in request.POST else None,
        "problems": trial.problems,
        "scenario": scenario,
        "scenario_title": request.POST.get("scenario_title", scenario["title"] if scenario else ""),
        "wrong": wrong,
    }
    return render(request, "routes/cms/try_out.html", context)


def _scenario(draft: RouteDraft, key: str) -> JSON | None:
    return next((one for one in draft.data.get("scenarios", []) if key and one["key"] == key), None)


def _keep(request: HttpRequest, page: RoutePage, draft: RouteDraft, trial: Trial, scenario: JSON | None) -> str:
    """Stores the try as a scenario and returns nothing, or returns why not."""
    title = " ".join(request.POST.get("scenario_title", "").split())
    outcomes = outcomes_of(draft.data, sentences_of(draft.data), trial.result)
    made = trial.scenario(title[:LONGEST_TITLE])
    made["given"] = only_what_is_asked(trial.given, trial.result)
    made["expect"] = expected(outcomes, request.POST.getlist("hold"))
    wrong = _why_not(trial, made)
    if wrong:
        return wrong
    again = scenario["key"] if scenario and "again" in request.POST else ""
    try:
        save_draft(
            page, signed_in(request), lambda data: with_scenario(data, made, again), request.POST.get("lock", "")
        )
    except DraftMoved:
        return MOVED
    except DocumentRefused as refused:
        return " ".join(problem.sentence for problem in refused.problems)
    messages.success(
        request, format_html("“{}” is kept. It must come out the same before the route is published.", title)
    )
    return ""


def _why_not(trial: Trial, made: JSON) -> str:
    if trial.form.errors or trial.problems:
        return "Something in the form cannot be read. It is marked below."
    if not made["title"]:
        return "Give the scenario a title that says what is special about it."
    if not made["expect"]:
        return "Choose at least one outcome to hold on to."
    return looks_real({"title": made["title"], "given": made["given"]})
