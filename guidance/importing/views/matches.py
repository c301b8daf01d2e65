"""Last year's clauses: which of them each clause goes on as."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guidance.importing.actions.choose_match import choose_match
from guidance.importing.actions.under_review import StaleReview
from guidance.importing.documents.drafts import earlier_of
from guidance.importing.models import BroughtIn
from guidance.importing.review.clauses import from_json
from guidance.importing.review.matches import gone, match_reviewed, pairs_of
from guidance.importing.review.numbers import shown_numbers
from guidance.importing.views.found import around, posted_lock, review_of
from people.service import signed_in


@require_safe
def show(request: HttpRequest, review_id: int) -> HttpResponse:
    """Shows every pair; `?choose=KEY` opens the choice for one clause, `?only=look` leaves out the certain ones."""
    return _page(request, review_of(request, review_id))


def choose(request: HttpRequest, review_id: int) -> HttpResponse:
    """Stores the choice for one clause and returns to it."""
    review = review_of(request, review_id)
    if request.method != "POST":
        return redirect("cms_importing:matches", review_id)
    key = request.POST.get("key", "")
    try:
        choose_match(signed_in(request), review.pk, posted_lock(request), key, request.POST.get("uid", ""))
    except StaleReview as stale:
        return _page(request, review_of(request, review_id), str(stale), 409)
    only = "?only=look" if request.POST.get("only") == "look" else ""
    return redirect(f"{reverse('cms_importing:matches', args=[review_id])}{only}#{key}")


def _page(request: HttpRequest, review: BroughtIn, problem: str = "", status: int = 200) -> HttpResponse:
    earlier = earlier_of(review.policy)
    clauses = from_json(review.clauses)
    matches = match_reviewed(earlier, clauses, review.chosen)
    pairs = list(zip(pairs_of(earlier, clauses, matches), shown_numbers(review, clauses), strict=True))
    to_look_at = sum(pair.to_look_at for pair, _ in pairs)
    only = request.GET.get("only") == "look"
    opened = request.GET.get("choose", "")
    context = around(review, "matches") | {
        "pairs": [one for one in pairs if not only or one[0].to_look_at or one[0].clause.key == opened],
        "gone": gone(earlier, matches),
        "earlier": [one.known for one in earlier.values()] if opened else [],
        "has_earlier": bool(earlier),
        "opened": opened,
        "only": only,
        "to_look_at": to_look_at,
        "kept": sum(bool(match.uid) for match in matches),
        "total": len(pairs),
        "problem": problem,
    }
    return render(request, "importing/matches.html", context, status=status)
