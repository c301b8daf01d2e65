"""The list of a person's referrals, and the way straight to what is next in one of them."""

from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.enums import CASE_ROLES, SCHOOL_ROLES
from people.service import holds, signed_in
from wizard.journey.listing import about_pupil, draft_rows, drafts_of, sent_by_schools_of, sent_rows
from wizard.journey.progress import groups_of
from wizard.journey.views.reach import closed, load, shell
from wizard.journey.way_on import linker, next_to_do
from wizard.referrals.service import ChangedMeanwhile, NotADraft, keep_draft, others_about_the_pupil

DRAFTS, SENT, FOUND = 10, 25, 20


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def referrals(request: HttpRequest) -> HttpResponseBase:
    """Lists drafts and what was sent; a POST looks for a pupil's name, which so stands in no address."""
    user = signed_in(request)
    asked = request.POST.get("name", "").strip()[:100]
    drafts, sent = drafts_of(user), sent_by_schools_of(user)
    pages: dict[str, Any] = {}
    if asked:
        listed, gone = about_pupil(drafts, asked)[:FOUND], about_pupil(sent, asked)[:FOUND]
    else:
        page = Paginator(drafts, DRAFTS).get_page(request.GET.get("drafts"))
        sent_page = Paginator(sent, SENT).get_page(request.GET.get("sent"))
        listed, gone = list(page), list(sent_page)
        pages = {"drafts_page": page, "sent_page": sent_page}
    context = {
        **pages,
        "asked": asked,
        "drafts": draft_rows(listed, user),
        "sent": sent_rows(gone),
        "council_links": [],
        "at_school": holds(user, SCHOOL_ROLES),
        "at_desk": holds(user, CASE_ROLES),
    }
    return render(request, "journey/referrals.html", context)


@require_safe
@login_required
def carry_on(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Leads to the next thing to do in a draft: what stops it, the first part that lacks something, or sending."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    if situation.stopped_by:
        return redirect("journey:stop", public_id)
    following = next_to_do(groups_of(situation, linker(situation)))
    return redirect(following.href if following else reverse("journey:check", args=[public_id]))


@require_POST
@login_required
def keep(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Says that a draft is still needed, so that it expires later."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    with suppress(ChangedMeanwhile, NotADraft):  # whoever changed it in this moment kept it, or closed it
        keep_draft(signed_in(request), situation.referral, seen=situation.referral.lock_version)
    return redirect("journey:tasks", public_id)


@require_safe
@login_required
def same_pupil(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows the other referrals about this pupil that the person may open anyway; goes on where there is none.

    Every page that says who the pupil is leads through here, so that the way itself tells nothing.
    """
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    alike = list(others_about_the_pupil(signed_in(request), situation.referral))
    then = request.GET.get("then", "")
    own = reverse("journey:tasks", args=[public_id])
    following = then if then.startswith(own) else reverse("journey:carry_on", args=[public_id])
    if not alike:
        return redirect(following)
    context = {**shell(request, situation), "alike": alike, "following": following}
    return render(request, "journey/same_pupil.html", context)
