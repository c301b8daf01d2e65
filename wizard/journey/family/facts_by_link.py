"""The page behind a clinician's link: facts, a file, or no. It shows what the request says and nothing else."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from links.models import Link
from links.service import address_of, opened_by_link
from wizard.consent.models import ClinicianRequest
from wizard.consent.service import NotTheClinician, clinician_opened, consent_stands, decline_to_answer
from wizard.evidence.service import LIMITS_SENTENCE, UploadRefused
from wizard.journey.family.clinician_forms import DeclineForm, FactsForm
from wizard.journey.family.decisions import reads_like_a_decision
from wizard.journey.family.facts import keep_facts, lines_of
from wizard.journey.pupil import pupil_of
from wizard.journey.situation import Situation, situation_of
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.service import day_in_words


@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link("clinician")
def facts(request: HttpRequest, link: Link) -> HttpResponseBase:
    """Takes facts or a no. Once answered, shows what was given. 410 when the family no longer agrees."""
    related = ClinicianRequest.objects.select_related(
        "referral__authority", "referral__school", "referral__route_version", "asked_by"
    )
    found = related.filter(public_id=link.subject_id).first()
    if found is None or found.referral.status == ReferralStatus.WITHDRAWN:
        raise Http404
    situation = situation_of(found.referral)
    if found.answered_at or found.declined_at:
        return render(request, "family/facts_given.html", frame(situation, found, link))
    over = found.reply_by is not None and found.reply_by < timezone.localdate()
    if found.ended_at or over or not consent_stands(found.referral, found.consent_key):
        return render(request, "family/facts_over.html", {"authority": found.referral.authority}, status=410)
    clinician_opened(found)
    posted = request.method == "POST"
    if posted and request.POST.get("do") == "decline":
        return decline(request, link, situation, found)
    form = FactsForm(
        request.POST if posted else None, request.FILES if posted else None, limits=LIMITS_SENTENCE
    )  # fmt: skip
    if posted and form.is_valid():
        answered = keep(request, link, situation, found, form)
        if answered is not None:
            return render(request, "family/facts_given.html", frame(situation, answered, link))
    return render(request, "family/facts.html", {**frame(situation, found, link), "form": form, "no": DeclineForm()})


def keep(
    request: HttpRequest, link: Link, situation: Situation, found: ClinicianRequest, form: FactsForm
) -> ClinicianRequest | None:
    """Returns the answered request; None with the problem in the form."""
    requirement = situation.route.requirements.get(found.for_key)
    if requirement is None:
        raise Http404
    try:
        return keep_facts(link, found, requirement, form.facts(), form.cleaned_data["file"], request.user)
    except UploadRefused as refused:
        form.add_error("file", str(refused))
    except NotTheClinician:
        form.add_error(
            None, "You are signed in as somebody of the school. Only the health professional can answer here"
        )
    except PermissionDenied:
        form.add_error(None, "This question was taken back in this moment. Nothing was kept")
    return None


def decline(request: HttpRequest, link: Link, situation: Situation, found: ClinicianRequest) -> HttpResponseBase:
    """Stores a no, with a reason where there is one."""
    form = DeclineForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        found = decline_to_answer(link, found, reason)
    except PermissionDenied:
        raise Http404 from None
    return render(request, "family/facts_given.html", frame(situation, found, link))


def frame(situation: Situation, found: ClinicianRequest, link: Link) -> dict[str, Any]:
    """Returns what the page shows: the pupil's name and date of birth, who asks, the question."""
    pupil = pupil_of(situation)
    told = lines_of(found)
    return {
        "authority": situation.referral.authority,
        "asked_by": situation.referral.comes_from,
        "clinician": found,
        "pupil": pupil.get("name", ""),
        "born": day_in_words(pupil["born"]) if pupil.get("born") else "",
        "facts": told,
        "decision": reads_like_a_decision(*(words for _, words in told)),
        "home_href": address_of(link),
    }
