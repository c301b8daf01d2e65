"""Reviews: the list of everything due, and recording one that changed nothing."""

import csv

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin import messages
from wagtail.models import Page

from guidance.policies.actions.record_review import record_review
from guidance.policies.models import PolicyPage
from guidance.policies.problems import EditionRefused
from guidance.policies.queries import current_version
from guidance.policies.review_report import ReviewRow, review_rows
from guidance.policies.reviewing import ReviewState
from guidance.policies.screens.editions import policy_of
from guidance.policies.screens.forms import ReviewedForm, suggested_review
from people.enums import Role
from people.models import Authority
from people.service import authorities_with, signed_in
from record.service import harmless

HEADINGS = (
    "Authority", "Policy", "Edition", "Review due by", "State", "Owner", "Last reviewed on", "By whom",
)  # fmt: skip


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """Shows the reviews of the editor's authorities, and of all of them to whoever runs the site."""
    rows = _rows(request)
    counts = [(state, sum(1 for row in rows if row.state == state)) for state in ReviewState]
    context = {"rows": rows, "counts": [(state, count) for state, count in counts if count]}
    return render(request, "wagtailadmin/policies/reviews.html", context)


@require_GET
def spreadsheet(request: HttpRequest) -> HttpResponse:
    """Sends the same list as a CSV file that no spreadsheet runs."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="reviews.csv"'
    lines = csv.writer(answer)
    lines.writerow(HEADINGS)
    for row in _rows(request):
        lines.writerow([harmless(value) for value in _cells(row)])
    return answer


@require_http_methods(["GET", "POST"])
def reviewed(request: HttpRequest, page_id: int) -> HttpResponse:
    """Records that the edition in force was reviewed and nothing changes."""
    policy = policy_of(request, page_id)
    version = current_version(policy, timezone.localdate())
    if version is None:
        raise Http404
    form = ReviewedForm(request.POST or None, initial=suggested_review(version, timezone.localdate()))
    if form.is_valid():
        try:
            record_review(version, signed_in(request), **form.cleaned_data)
        except EditionRefused as refused:
            form.add_error(None, refused.problems)
        else:
            due = f"{form.cleaned_data['next_due']:%-d %B %Y}"
            messages.success(request, f"The review is recorded. Readers see that the next is due by {due}.")
            return redirect("cms_policies:reviews")
    context = {"policy": policy, "version": version, "form": form}
    return render(request, "wagtailadmin/policies/reviewed.html", context)


def _rows(request: HttpRequest) -> list[ReviewRow]:
    user = signed_in(request)
    mine = Authority.objects.all() if user.is_superuser else authorities_with(user, {Role.EDITOR})
    names = dict(mine.values_list("slug", "name"))
    policies = PolicyPage.objects.select_related("policy_owner")
    above = {policy.path[: -Page.steplen] for policy in policies}
    places = Page.objects.filter(path__in=above, slug__in=names).values_list("path", "slug")
    return review_rows(policies, {path: names[slug] for path, slug in places}, timezone.localdate())


def _cells(row: ReviewRow) -> list[object]:
    return [
        row.authority,
        row.version.title,
        row.version.label,
        row.version.review_by or "",
        row.state.label,
        row.owner,
        row.last.reviewed_on if row.last else "",
        row.done,
    ]
