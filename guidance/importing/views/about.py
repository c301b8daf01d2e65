"""Confirming what the document says about itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from guidance.importing.actions.describe_edition import describe_edition
from guidance.importing.actions.under_review import StaleReview
from guidance.importing.documents.drafts import earlier_of
from guidance.importing.forms import AboutForm, AmendmentRows
from guidance.importing.models import BroughtIn
from guidance.importing.problems import ImportRefused
from guidance.importing.views.found import around, as_sentence, posted_lock, review_of
from people.service import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, review_id: int) -> HttpResponse:
    """Shows the facts found; takes them as the editor confirms them and goes on to matching."""
    review = review_of(request, review_id)
    posted = request.method == "POST"
    data = request.POST if posted else None
    initial = review.about | {"label": review.label}
    form = AboutForm(data, initial=initial, with_title=review.policy is None)
    rows = AmendmentRows(data, initial=review.about.get("amendments", []), prefix="amendment")
    status, problem = (422, "") if posted else (200, "")
    if posted and form.is_valid() and rows.is_valid():
        try:
            _describe(request, review, form, rows)
            return redirect("cms_importing:matches", review_id)
        except ImportRefused as refused:
            form.add_error("label", as_sentence(refused))
        except StaleReview as stale:
            status, problem, review = 409, str(stale), review_of(request, review_id)
    context = around(review, "about") | {
        "form": form,
        "rows": rows,
        "problem": problem,
        "going_on": bool(earlier_of(review.policy)),
    }
    return render(request, "importing/about.html", context, status=status)


def _describe(request: HttpRequest, review: BroughtIn, form: AboutForm, rows: Any) -> None:
    amendments = [row for one in rows if any((row := one.row()).values())]
    about = form.about() | {"amendments": amendments}
    describe_edition(signed_in(request), review.pk, posted_lock(request), form.cleaned_data["label"].strip(), about)
