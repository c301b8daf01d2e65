"""The end of a review: a draft, or nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from guidance.importing.actions.save_as_draft import save_as_draft
from guidance.importing.actions.throw_away import throw_away
from guidance.importing.actions.under_review import StaleReview
from guidance.importing.problems import ImportRefused
from guidance.importing.views.found import as_sentence, posted_lock, review_of
from people.service import signed_in


def save(request: HttpRequest, review_id: int) -> HttpResponse:
    """Saves the draft and goes on to its editor; where it cannot be saved, says why on the last screen."""
    review = review_of(request, review_id)
    if request.method != "POST":
        return redirect("cms_importing:matches", review_id)
    try:
        stored = save_as_draft(signed_in(request), review.pk, posted_lock(request))
    except (ImportRefused, StaleReview) as refused:
        messages.error(request, as_sentence(refused))
        return redirect("cms_importing:matches", review_id)
    kept = stored.matches.total() - stored.matches["new"]
    going_on = f" {kept} of its {stored.matches.total()} clauses go on from the edition before." if kept else ""
    messages.success(request, f"“{stored.edition.title}” is saved as a draft.{going_on} Nothing is published yet.")
    return redirect("wagtailadmin_pages:edit", stored.edition.pk)


def leave(request: HttpRequest, review_id: int) -> HttpResponse:
    """Throws the review away and goes back to the list."""
    review = review_of(request, review_id)
    if request.method != "POST":
        return redirect("cms_importing:review", review_id)
    name = throw_away(signed_in(request), review.pk)
    messages.success(request, f"What was read from “{name}” is thrown away. No policy was changed.")
    return redirect("cms_importing:upload")
