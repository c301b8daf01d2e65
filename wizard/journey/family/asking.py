"""The school asks: for whom, how; and what becomes of each request."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from people.service import signed_in
from wizard.consent.enums import AskedBy, RequestState
from wizard.consent.models import ConsentRequest
from wizard.consent.service import (
    ChangedSinceShown,
    Words,
    WordsChanged,
    ask_again,
    ask_people,
    asked_and_recorded,
    clinician_behind,
    clinicians_of,
    consents_asked,
    from_stored,
    must_sign,
    people_of,
    requests_of,
    seen,
    state_of,
    stop_asking,
    words_now,
)
from wizard.evidence.service import LIMITS_SENTENCE, UploadRefused
from wizard.journey.family.forms import AskForm, RecordForm
from wizard.journey.family.paper import form_as_pdf
from wizard.journey.family.reach import load_to_ask, request_in
from wizard.journey.family.recording import record
from wizard.journey.family.rows import asked_rows, row_of
from wizard.journey.older_page import written_over
from wizard.journey.pages import page_for
from wizard.journey.posted import with_value
from wizard.journey.situation import Situation
from wizard.journey.views.reach import shell

OVERTAKEN = (
    "Somebody was asked, or an answer was written down, after you opened this page. "
    "Look at what stands now, and ask again if you still want to"
)
OPEN_STATES = (RequestState.ASKED, RequestState.OPENED, RequestState.DECLINED, RequestState.GIVEN)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask(request: HttpRequest, public_id: str, key: str) -> HttpResponseBase:
    """Chooses people and a way; POST asks them. 404 for a consent that this referral does not ask."""
    situation = load_to_ask(request, public_id)
    words = words_now(situation.referral, key, situation.route)
    if words is None or not situation.is_draft:
        raise Http404
    people = people_of(situation.referral)
    shown = seen(*asked_and_recorded(situation.referral))
    form = AskForm(
        request.POST if request.method == "POST" else None,
        people=people, titles=titles_of(situation), key=key, initial={"seen": shown},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        made = ask_all(request, situation, form)
        if len(made) == 1 and made[0].way != AskedBy.LINK:
            return redirect("family:request", public_id, made[0].public_id)
        if not form.errors:
            return redirect(after_asking(situation, key))
        form.data = with_value(form.data, "seen", shown)
    rows = asked_rows(situation, key)
    recorded = situation.consents.get(key)
    context = {
        "form": form,
        "words": words,
        "people": people,
        "key": key,
        "rows": rows,
        "recorded": recorded if recorded and recorded.given and not rows else None,
        "signers": signers(situation, key),
        "back_href": after_asking(situation, key),
    }
    return render(request, "family/ask.html", {**shell(request, situation), **context})


def ask_all(request: HttpRequest, situation: Situation, form: AskForm) -> list[ConsentRequest]:
    """Asks each of the people chosen and returns the requests made, or says in the form why an older page asks nobody.

    A second click has asked them already: that is no fault.
    """
    said = form.cleaned_data
    keys, way = said.get("keys") or [form.key], AskedBy(said["way"])
    people = [form.people[chosen] for chosen in said["people"]]
    try:
        return ask_people(signed_in(request), situation.referral, people, keys, way, said["seen"])
    except ChangedSinceShown:
        running = requests_of(situation.referral).filter(ended_at=None, way=way, person__in=people)
        there = set(running.values_list("person", "consent_key"))
        if not there.issuperset((one.pk, key) for one in people for key in keys):
            form.add_error(None, OVERTAKEN)
        return []


def titles_of(situation: Situation) -> dict[str, str]:
    """Returns what may be asked for, with its title: the route's consents, and clinicians not asked yet."""
    needed = set(situation.result.requirement_keys())
    own = {key: one.title for key, one in consents_asked(situation.route).items() if key in needed}
    waiting = [one for one in clinicians_of(situation.referral) if one.sent_at is None and one.ended_at is None]
    about = {one.consent_key: words_now(situation.referral, one.consent_key, situation.route) for one in waiting}
    return own | {key: words.title for key, words in about.items() if words}


def signers(situation: Situation, key: str) -> list[str]:
    """Returns the parties that have to sign for this pupil, in words."""
    asked = consents_asked(situation.route).get(key)
    if asked is None:
        return []
    today = timezone.localdate()
    parties = must_sign(situation.route, asked, situation.given.answers, today)
    return [situation.route.parties[one].label for one in parties if one in situation.route.parties]


def after_asking(situation: Situation, key: str) -> str:
    """Returns the address of the consent's own page, or of the clinician it is for."""
    public_id = situation.referral.public_id
    clinician = clinician_behind(situation.referral, key)
    if clinician is not None:
        return reverse("family:clinician", args=[public_id, clinician.public_id])
    page = page_for(situation.route, "requirement", key)
    return reverse("journey:step", args=[public_id, page]) if page else reverse("journey:agreements", args=[public_id])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def one_request(request: HttpRequest, public_id: str, asked: str) -> HttpResponseBase:
    """Shows one request; POST records what was said on paper or by telephone, stops asking, or asks again."""
    situation = load_to_ask(request, public_id)
    found = request_in(situation, asked)
    if request.method == "POST" and request.POST.get("do") == "stop":
        return stop(request, situation, found)
    if request.method == "POST" and request.POST.get("do") == "again":
        ask_again(situation.referral, signed_in(request))
        return redirect(after_asking(situation, found.consent_key))
    form, theirs = None, list[dict[str, Any]]()
    words = words_now(situation.referral, found.consent_key, situation.route)
    state = state_of(found, timezone.localdate(), words.sha256 if words else None)
    if found.way != AskedBy.LINK and state in OPEN_STATES and situation.is_draft:
        start = {"signature": found.person.name, "taken_by": str(request.user), "seen": seen(found)}
        posted = request.method == "POST"
        form = RecordForm(
            request.POST if posted else None, request.FILES if posted else None, request=found, initial=start
        )  # fmt: skip
        if posted and form.is_valid():
            theirs = record_or_say_why(request, situation, found, form)
            if not theirs and form.is_valid():
                return redirect(after_asking(situation, found.consent_key))
    return render(request, "family/request.html", {
        **shell(request, situation), **request_context(situation, found, form, state, words), "theirs": theirs,
    })  # fmt: skip


def record_or_say_why(
    request: HttpRequest, situation: Situation, found: ConsentRequest, form: RecordForm
) -> list[dict[str, Any]]:
    """Writes the answer down, or says in the form why not. Returns where another answer was written down since."""
    try:
        record(signed_in(request), situation, found, form)
    except UploadRefused as refused:
        form.add_error("file", str(refused))
    except WordsChanged:
        form.add_error(None, "The words have changed. Ask again, so that they agree to what is asked now")
    except ChangedSinceShown:
        names = ("given", "scopes", "signature", "said_on", "taken_by", "witness", "reason")
        return written_over(form, {name: getattr(found, name) for name in names}, seen(found))
    return []


def request_context(
    situation: Situation, found: ConsentRequest, form: RecordForm | None, state: RequestState, words: Words | None
) -> dict[str, Any]:
    """Returns what the page of one request shows."""
    today: date = timezone.localdate()
    return {
        "asked": found,
        "words": from_stored(found.words),
        "row": row_of(situation, found, today, words.sha256 if words else None),
        "form": form,
        "limits": LIMITS_SENTENCE,
        "paper": found.way == AskedBy.PAPER and found.ended_at is None,
        "may_stop": found.answered_at is None and found.ended_at is None and situation.is_draft,
        "may_ask_again": state == RequestState.SUPERSEDED and found.ended_at is None and situation.is_draft,
        "back_href": after_asking(situation, found.consent_key),
    }


def stop(request: HttpRequest, situation: Situation, found: ConsentRequest) -> HttpResponseBase:
    """Stops asking, unless there is an answer by now."""
    try:
        stop_asking(signed_in(request), found, "The school stopped asking.")
    except PermissionDenied:
        return redirect("family:request", situation.referral.public_id, found.public_id)
    return redirect(after_asking(situation, found.consent_key))


@require_safe
@login_required
def paper_form(request: HttpRequest, public_id: str, asked: str) -> HttpResponse:
    """Answers with the form to print: the same words as on the page behind a link."""
    situation = load_to_ask(request, public_id)
    found = request_in(situation, asked)
    made = form_as_pdf(from_stored(found.words), situation, found)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="agreement-form.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
