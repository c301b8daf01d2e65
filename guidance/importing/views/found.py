"""The review a request is about, if it is the person's; and where its steps lead."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from guidance.importing.actions.under_review import StaleReview
from guidance.importing.models import BroughtIn
from guidance.importing.queries import in_review_by
from people.service import signed_in

STEPS = [("review", "Words"), ("about", "About the edition"), ("matches", "Last year's clauses")]


def review_of(request: HttpRequest, review_id: int) -> BroughtIn:
    """Returns the person's own review. Raises Http404 for another authority's, and for one that is done."""
    return get_object_or_404(in_review_by(signed_in(request)).defer(None), pk=review_id)


def posted_lock(request: HttpRequest) -> int:
    """Returns the lock version the person's screen was made with. Raises StaleReview for none."""
    lock = request.POST.get("lock", "")
    if not (lock.isascii() and lock.isdigit() and len(lock) < 10):
        raise StaleReview("This page was not made by Waymark. Here is the review as it stands: take the step again.")
    return int(lock)


def around(review: BroughtIn, here: str) -> dict[str, Any]:
    """Returns what every screen of a review shows round itself."""
    return {"review": review, "steps": STEPS, "here": here}


def as_sentence(refusal: Exception) -> str:
    """Returns a refusal as a sentence of its own: commands begin it with a file's name, a screen does not."""
    words = str(refusal)
    return words[:1].upper() + words[1:]
