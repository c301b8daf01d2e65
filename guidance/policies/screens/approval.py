"""Approving an edition with its body, day and minute, or sending it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from guidance.policies.actions.decide_approval import approve_edition, send_back
from guidance.policies.approvals import ApprovalForm, SendBackForm, said_of
from guidance.policies.drafts import draft_problems
from guidance.policies.models import EditionPage
from guidance.policies.problems import EditionRefused
from guidance.policies.queries import latest_version
from guidance.policies.screens.editions import edition_of
from people.service import signed_in


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows what stands in the way, and the form that approves and publishes."""
    edition = edition_of(request, page_id)
    back = "send-back" in request.POST
    form = ApprovalForm(request.POST if request.POST and not back else None, initial=said_of(edition))
    refusal = SendBackForm(request.POST if back else None)
    if (refusal if back else form).is_valid():
        try:
            said = _send_back(request, edition, refusal) if back else _approve(request, edition, form)
        except EditionRefused as refused:
            (refusal if back else form).add_error(None, refused.problems)
        else:
            messages.success(request, said)
            return redirect("wagtailadmin_explore", edition.get_parent().pk)
    policy = edition.get_parent().specific
    context = {
        "edition": edition,
        "policy": policy,
        "form": form,
        "refusal": refusal,
        "waiting": edition.workflow_in_progress,
        "correction": latest_version(edition.pk),
        "problems": draft_problems(edition, policy),
    }
    return render(request, "wagtailadmin/policies/approve.html", context)


def _approve(request: HttpRequest, edition: EditionPage, form: ApprovalForm) -> str:
    before = latest_version(edition.pk)
    approve_edition(edition, signed_in(request), form.cleaned_data)
    version = latest_version(edition.pk)
    if version and version != before:
        return f"“{edition.title}” is approved, and published as version {version.number}."
    if version or not edition.go_live_at:
        return f"“{edition.title}” is approved. It says what is published already."
    return f"“{edition.title}” is approved. It goes live on the day it is scheduled for."


def _send_back(request: HttpRequest, edition: EditionPage, form: SendBackForm) -> str:
    send_back(edition, signed_in(request), form.cleaned_data["comment"])
    return f"“{edition.title}” is sent back. Its history keeps your comment."
