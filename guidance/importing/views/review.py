"""The source beside the result: reading it, and one step at a time."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guidance.importing.actions.change_clauses import change_clauses
from guidance.importing.actions.number_clauses import number_clauses
from guidance.importing.actions.under_review import StaleReview
from guidance.importing.actions.undo_step import undo_step
from guidance.importing.enums import Numbers
from guidance.importing.forms import RewriteForm
from guidance.importing.models import BroughtIn
from guidance.importing.review.clauses import from_json
from guidance.importing.review.restructuring import SIMPLE, CannotBeDone, Clauses, place_of_key, rewrite, typed_words
from guidance.importing.views.found import around, posted_lock, review_of
from guidance.importing.views.rows import review_rows, tally
from guidance.policies.enums import ClauseKind
from people.service import signed_in


@require_safe
def show(request: HttpRequest, review_id: int) -> HttpResponse:
    """Shows the review; `?open=KEY` opens one clause for editing."""
    return _page(request, review_of(request, review_id), request.GET.get("open", ""))


def take_step(request: HttpRequest, review_id: int) -> HttpResponse:
    """Takes one step and returns to its clause. A step that cannot be taken is said beside it, nothing lost."""
    review = review_of(request, review_id)
    if request.method != "POST":
        return redirect("cms_importing:review", review_id)
    verb, _, key = request.POST.get("do", "").partition(" ")
    try:
        found = _take(request, review, verb, key)
    except CannotBeDone as refused:
        return _page(request, review, key if verb == "rewrite" else "", {"key": key, "words": str(refused)}, 422)
    except StaleReview as stale:
        current = review_of(request, review_id)
        return _page(request, current, key if verb == "rewrite" else "", {"words": str(stale)}, 409)
    return redirect(f"{reverse('cms_importing:review', args=[review_id])}#{found}")


def _take(request: HttpRequest, review: BroughtIn, verb: str, key: str) -> str:
    """Takes the step named and returns the key of the clause to return to."""
    user, lock = signed_in(request), posted_lock(request)
    if verb == "undo":
        return undo_step(user, review.pk, lock)[1]
    if verb == "numbers" and key in Numbers.values:
        number_clauses(user, review.pk, lock, Numbers(key))
        return "numbers"
    clauses = from_json(review.clauses)
    place = place_of_key(clauses, key)
    name = clauses[place].name
    if verb == "rewrite":
        form = RewriteForm(request.POST)
        if not form.is_valid():
            raise CannotBeDone("Choose a kind, and a level from 1 to 6.")
        change_clauses(user, review.pk, lock, f"Changed “{name}”", partial(_rewritten, key=key, form=form))
        return key
    if verb not in SIMPLE:
        raise CannotBeDone("That is not a step of this review.")
    said, change = SIMPLE[verb]
    change_clauses(user, review.pk, lock, f"{said}: “{name}”", lambda clauses: change(clauses, key))
    return clauses[max(place - 1, 0)].key if verb in {"join", "remove"} else key


def _rewritten(clauses: Clauses, key: str, form: RewriteForm) -> Clauses:
    return rewrite(clauses, key, form.rewritten())


def _page(
    request: HttpRequest, review: BroughtIn, opened: str, problem: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    clauses = from_json(review.clauses)
    rows = review_rows(review, clauses)
    typed: dict[str, Any] = {}
    for clause in clauses:
        if clause.key == opened:
            words = request.POST.get("words") if problem else None
            typed = {"words": typed_words(clause) if words is None else words, "clause": clause}
    context = around(review, "review") | {
        "rows": rows,
        "tally": tally(review),
        "opened": opened,
        "typed": typed,
        "problem": problem,
        "kinds": ClauseKind.choices,
        "levels": range(1, 7),
        "numbers": Numbers.choices,
        "first": clauses[0].key,
        "last_step": review.steps[-1]["said"] if review.steps else "",
        "whole": [one for one in [*review.notices, *review.findings] if not one["clause"]],
    }
    return render(request, "importing/review.html", context, status=status)
