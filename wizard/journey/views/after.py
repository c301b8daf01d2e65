"""After sending: what happens next and when; reading what was sent; withdrawing a draft; taking a file off."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from people.service import signed_in
from record.models import Outbox
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import remove_item
from wizard.journey.contacts import help_contact
from wizard.journey.pages import all_pages
from wizard.journey.situation import Situation
from wizard.journey.timeline import timeline_of
from wizard.journey.views.reach import closed, is_beginner, load, shell
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Submission
from wizard.referrals.service import (
    FAMILY_RECEIPT,
    ChangedMeanwhile,
    NotADraft,
    may_refer,
    paper_response,
    withdraw_referral,
)


def submitted(situation: Situation) -> Submission | None:
    """Returns what was sent, with its case; None for a draft."""
    return (
        Submission.objects.filter(referral=situation.referral)
        .select_related("case", "submitted_by", "referral__authority")
        .first()
    )


def links_of_the_sent(request: HttpRequest) -> list[dict[str, str]]:
    """Returns the links beside the council's name: who began by a link has no list of referrals."""
    return [] if is_beginner(request) else [{"label": "All referrals", "href": "/referrals/"}]


@require_safe
@login_required
def sent(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows the reference, when it was stored, and what happens next."""
    situation = load(request, public_id)
    submission = submitted(situation)
    if submission is None:
        return redirect("journey:tasks", public_id)
    context = {
        **shell(request, situation),
        "submission": submission,
        "steps": timeline_of(situation, submission),
        "family_told": Outbox.objects.filter(kind=FAMILY_RECEIPT, subject_id=submission.reference).exists(),
        "may_change": may_refer(signed_in(request), situation.referral),
        "contact": help_contact(situation.route),
        "council_links": links_of_the_sent(request),
    }
    return render(request, "journey/sent.html", context)


@require_safe
@login_required
def copy(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows the frozen document: what was sent, to read, print or keep."""
    situation = load(request, public_id)
    submission = submitted(situation)
    if submission is None:
        return redirect("journey:tasks", public_id)
    document: dict[str, Any] = json.loads(submission.document)
    context = {
        **shell(request, situation),
        "submission": submission,
        "document": document,
        "sections": [
            {
                "heading": step["title"],
                "answers": [{"label": one["ask"], "value": "\n".join(one["shown"])} for one in step["questions"]],
            }
            for step in document["steps"]
        ],
        "council_links": links_of_the_sent(request),
    }
    return render(request, "journey/copy.html", context)


@require_safe
@login_required
def paper(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Gives the school what was sent as a PDF. A draft leads to its tasks."""
    submission = submitted(load(request, public_id))
    return redirect("journey:tasks", public_id) if submission is None else paper_response(submission)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Asks whether the draft shall be withdrawn; POST does it."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    if request.method != "POST":
        return render(request, "journey/withdraw.html", shell(request, situation))
    try:
        withdraw_referral(signed_in(request), situation.referral, seen=situation.referral.lock_version)
    except (ChangedMeanwhile, NotADraft):
        return redirect("journey:tasks", public_id)
    return closed(load(request, public_id)) or redirect("journey:referrals")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def remove(request: HttpRequest, public_id: str, step: str, item: str) -> HttpResponseBase:
    """Takes one file off the page it stands on. GET, where signing in again leads, shows that page."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    if step not in {page.address for page in all_pages(situation.route)}:
        raise Http404
    if request.method != "POST":
        return redirect("journey:step", public_id, step)
    try:
        remove_item(signed_in(request), situation.referral, item)
    except EvidenceItem.DoesNotExist:
        raise Http404 from None
    except PermissionDenied:
        if situation.referral.status == ReferralStatus.DRAFT:
            raise
        return redirect("journey:sent", public_id)
    return redirect("journey:step", public_id, step)
