"""The scenarios of a draft: how each comes out, which rows none reaches; changing, removing, recording again."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from people.service import signed_in
from wizard.routes.checking.service import check_document
from wizard.routes.document import load_document
from wizard.routes.drafts import DraftMoved, RouteDraft, draft_of, save_draft
from wizard.routes.evaluation import evaluate
from wizard.routes.problems import DocumentRefused
from wizard.routes.real_people import looks_real
from wizard.routes.scenarios import given_of, run_scenarios
from wizard.routes.sentences import sentences_of
from wizard.routes.trying.comparing import Ran, ran
from wizard.routes.trying.coverage import rows_in_all, untouched
from wizard.routes.trying.pages import MOVED, route_of_page, shell
from wizard.routes.trying.recording import found_now
from wizard.routes.trying.trial import route_of_draft

JSON = dict[str, Any]
LONGEST_TITLE = 200


@require_safe
def scenarios(request: HttpRequest, page_id: int) -> HttpResponse:
    """Lists the scenarios with how they come out, and the rows nothing reaches."""
    page = route_of_page(request, page_id)
    draft = draft_of(page)
    document, words = load_document(draft.text), sentences_of(draft.data)
    errors = [problem for problem in check_document(document) if problem.severity == "error"]
    outcomes = run_scenarios(document)
    listed = draft.data.get("scenarios", [])
    context = shell(page, draft, "scenarios", "Scenarios") | {
        "ran": [ran(draft.data, words, one, listed[place]) for place, one in enumerate(outcomes)],
        "failing": sum(not one.passed for one in outcomes),
        "untouched": untouched(draft.data, words, outcomes),
        "rows": rows_in_all(draft.data),
        "errors": len([problem for problem in errors if not problem.code.startswith("scenario.")]),
    }
    return render(request, "routes/cms/try_scenarios.html", context)


@require_http_methods(["GET", "POST"])
def scenario(request: HttpRequest, page_id: int, scenario: str) -> HttpResponse:
    """Shows one scenario; POST renames it, removes it, or records anew what comes out."""
    page = route_of_page(request, page_id)
    draft = draft_of(page)
    found = _ran(draft, scenario)
    wrong = ""
    if request.method == "POST":
        change, said, wrong = _change(request, draft, scenario)
        wrong = wrong or _store(request, page_id, change)
        if not wrong:
            messages.success(request, format_html(said, found.title))
            return redirect("cms_routes:scenarios", page.pk)
    context = shell(page, draft, "scenarios", found.title) | {"ran": found, "wrong": wrong}
    return render(request, "routes/cms/try_scenario.html", context)


def _ran(draft: RouteDraft, key: str) -> Ran:
    """Returns one scenario after its run. Raises Http404 when the draft has none with this key."""
    document = load_document(draft.text)
    for one, outcome in zip(draft.data.get("scenarios", []), run_scenarios(document), strict=True):
        if one["key"] == key:
            return ran(draft.data, sentences_of(draft.data), outcome, one)
    raise Http404


def _change(request: HttpRequest, draft: RouteDraft, key: str) -> tuple[Callable[[JSON], JSON], str, str]:
    """Returns what to do with the document, what to say of it, and why it cannot be done."""
    if "remove" in request.POST:
        return lambda data: _without(data, key), "“{}” is removed.", ""
    if "record" in request.POST:
        route = route_of_draft(draft)
        return (
            lambda data: _each(
                data, key, lambda one: one | {"expect": found_now(one["expect"], evaluate(route, given_of(route, one)))}
            ),
            "“{}” now expects what comes out today.",
            "",
        )
    title = " ".join(request.POST.get("title", "").split())[:LONGEST_TITLE]
    wrong = looks_real(title) if title else "Give the scenario a title that says what is special about it."
    return lambda data: _each(data, key, lambda one: one | {"title": title}), "“{}” has another title.", wrong


def _store(request: HttpRequest, page_id: int, change: Callable[[JSON], JSON]) -> str:
    try:
        save_draft(route_of_page(request, page_id), signed_in(request), change, request.POST.get("lock", ""))
    except DraftMoved:
        return MOVED
    except DocumentRefused as refused:
        return " ".join(problem.sentence for problem in refused.problems)
    return ""


def _each(data: JSON, key: str, change: Callable[[JSON], JSON]) -> JSON:
    return data | {"scenarios": [change(one) if one["key"] == key else one for one in data.get("scenarios", [])]}


def _without(data: JSON, key: str) -> JSON:
    return data | {"scenarios": [one for one in data.get("scenarios", []) if one["key"] != key]}
