"""The school's pages for asking a clinician: prepared, agreed to by the family, sent."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.consent.enums import ClinicianState
from wizard.consent.models import ClinicianRequest
from wizard.consent.service import (
    FamilyHasNotAgreed,
    NotAClinician,
    clinician_state,
    clinicians_of,
    consent_stands,
    prepare_clinician,
    send_to_clinician,
    withdraw_clinician,
)
from wizard.journey.family.clinician_forms import ClinicianForm
from wizard.journey.family.decisions import reads_like_a_decision
from wizard.journey.family.facts import lines_of, places
from wizard.journey.family.reach import clinician_in, load_to_ask
from wizard.journey.family.rows import asked_rows
from wizard.journey.situation import Situation
from wizard.journey.views.reach import shell

TONES = {
    ClinicianState.ANSWERED: "good",
    ClinicianState.DECLINED: "stop",
    ClinicianState.EXPIRED: "warn",
    ClinicianState.NEEDS_CONSENT: "warn",
}
NOT_THEIRS = "This is an address of the school or of the family. Enter the health professional’s own address at work"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def clinicians(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Lists who was asked; POST prepares another request. Nothing leaves before the family agrees."""
    situation = load_to_ask(request, public_id)
    requirements = places(situation)
    form = None
    if requirements and situation.is_draft:
        form = ClinicianForm(request.POST if request.method == "POST" else None, requirements=requirements)
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            made = prepare_clinician(signed_in(request), situation.referral, form.about())
            return redirect("family:clinician", public_id, made.public_id)
        except NotAClinician:
            form.add_error("email", NOT_THEIRS)
    listed = [row_of(situation, one) for one in clinicians_of(situation.referral)]
    return render(request, "family/clinicians.html", {**shell(request, situation), "listed": listed, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def clinician(request: HttpRequest, public_id: str, asked: str) -> HttpResponseBase:
    """Shows one request and the facts; POST sends it, or takes it back."""
    situation, actor = load_to_ask(request, public_id), signed_in(request)
    found = clinician_in(situation, asked)
    problem = ""
    if request.method == "POST" and situation.is_draft:
        try:
            if request.POST.get("do") == "stop":
                withdraw_clinician(actor, found)
            else:
                send_to_clinician(actor, found)
            return redirect("family:clinician", public_id, asked)
        except FamilyHasNotAgreed:
            problem = "The family has not agreed to this yet. Ask them first."
        except NotAClinician:
            problem = NOT_THEIRS
    context = {
        **row_of(situation, found),
        "facts": lines_of(found),
        "problem": problem,
        "key": found.consent_key,
        "rows": asked_rows(situation, found.consent_key),
        "decision": reads_like_a_decision(*(words for _, words in lines_of(found))),
        "may_send": found.sent_at is None and found.ended_at is None and situation.is_draft,
        "may_stop": not (found.ended_at or found.answered_at or found.declined_at) and situation.is_draft,
    }
    return render(request, "family/clinician.html", {**shell(request, situation), **context})


def row_of(situation: Situation, request: ClinicianRequest) -> dict[str, Any]:
    """Returns one request with its state."""
    stands = consent_stands(situation.referral, request.consent_key)
    state = clinician_state(request, timezone.localdate(), consent_stands=stands)
    return {"clinician": request, "state": state, "tone": TONES.get(state, ""), "stands": stands}
