"""The page behind a family's link: what is asked, what would be shared with whom; yes or no; and taking it back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from links.models import Link
from links.service import address_of, opened_by_link
from wizard.consent.enums import AskedBy, RequestState
from wizard.consent.models import ConsentRequest, FamilyPerson
from wizard.consent.service import (
    AlreadyAnswered,
    Words,
    WordsChanged,
    consents_asked,
    contact_restricted,
    from_stored,
    is_pupil,
    must_sign,
    opened,
    person_of,
    requests_of,
    state_of,
    words_now,
)
from wizard.journey.actions.answer_consent import answer_own
from wizard.journey.actions.take_back_consent import take_back_own
from wizard.journey.contacts import help_contact
from wizard.journey.family.answer_form import AnswerForm
from wizard.journey.family.shared import child_of, own_files, shared_of
from wizard.journey.situation import Situation, situation_of
from wizard.referrals.enums import ReferralStatus

View = Callable[..., HttpResponseBase]
TO_ANSWER = (RequestState.ASKED, RequestState.OPENED)


def their_page(view: View) -> View:
    """Makes view(request, link, person, situation, ...) of a page behind a family's link."""

    @wraps(view)
    def reached(request: HttpRequest, link: Link, **kwargs: Any) -> HttpResponseBase:
        try:
            person = person_of(link)
        except FamilyPerson.DoesNotExist:
            raise Http404 from None
        if contact_restricted(person.referral, person) or person.referral.status == ReferralStatus.WITHDRAWN:
            raise Http404
        return view(request, link, person, situation_of(person.referral), **kwargs)

    return require_http_methods(["GET", "HEAD", "POST"])(opened_by_link("consent")(reached))


def frame(link: Link, person: FamilyPerson, situation: Situation) -> dict[str, Any]:
    """Returns what every page behind the link shows."""
    referral = situation.referral
    return {
        "authority": referral.authority,
        "asker": referral.asker,
        "asked_by": referral.comes_from,
        "person": person,
        "pupil": situation.pupil,
        "themselves": is_pupil(situation.route, person.party),
        "child": child_of(situation, person),
        "home_href": address_of(link),
        "contact": help_contact(situation.route),
        "draft": situation.is_draft,
    }


def state_now(situation: Situation, request: ConsentRequest) -> tuple[RequestState, Words | None]:
    """Returns how a request stands today, and its words as they are now."""
    words = words_now(situation.referral, request.consent_key, situation.route)
    return state_of(request, timezone.localdate(), words.sha256 if words else None), words


def asked_of(person: FamilyPerson) -> list[ConsentRequest]:
    """Returns what this person is asked for by link."""
    return list(requests_of(person.referral).filter(person=person, way=AskedBy.LINK, ended_at=None))


@their_page
def answer(request: HttpRequest, link: Link, person: FamilyPerson, situation: Situation) -> HttpResponseBase:
    """Shows the next thing that is asked, or, when all is answered, what they said; POST answers."""
    wanted = request.POST.get("asked") or request.GET.get("asked", "")
    asked = asked_of(person)
    waiting = [one for one in asked if state_now(situation, one)[0] in TO_ANSWER or may_turn(situation, one, wanted)]
    chosen = next((one for one in waiting if one.public_id == wanted), None)
    if request.method == "POST" and chosen is None:
        return redirect(address_of(link))
    found = chosen or next(iter(waiting), None)
    if found is None:
        return home(request, link, person, situation)
    opened(found)
    return ask_one(request, link, person, situation, found)


def may_turn(situation: Situation, request: ConsentRequest, wanted: str) -> bool:
    """Whether somebody who said no opens the question again to say yes."""
    return request.public_id == wanted and state_now(situation, request)[0] == RequestState.DECLINED


def ask_one(
    request: HttpRequest, link: Link, person: FamilyPerson, situation: Situation, asked: ConsentRequest
) -> HttpResponseBase:
    """Shows one question; a valid answer is stored, and the next one follows."""
    words = from_stored(asked.words)
    form = AnswerForm(
        request.POST if request.method == "POST" else None, words=words, sign=signs(situation, person, asked, words)
    )  # fmt: skip
    changed = False
    if request.method == "POST" and form.is_valid():
        try:
            answer_own(link, asked, form.answer(), request.POST.get("shown", ""))
            return redirect(address_of(link))
        except AlreadyAnswered:
            return redirect(address_of(link))
        except WordsChanged:
            changed = True
    context = {
        **frame(link, person, situation),
        "form": form,
        "asked": asked,
        "words": words,
        "shared": shared_of(situation, link),
        "changed": changed,
    }
    return render(request, "family/answer.html", context, status=409 if changed else 200)


def signs(situation: Situation, person: FamilyPerson, asked: ConsentRequest, words: Words) -> bool:
    """Whether this person types their name as a signature: where the route asks them to sign."""
    requirement = consents_asked(situation.route).get(asked.consent_key)
    if requirement is None or not words.signed:
        return False
    must = must_sign(situation.route, requirement, situation.given.answers, timezone.localdate())
    return person.party in must or person.party in requirement.signed_by


def home(request: HttpRequest, link: Link, person: FamilyPerson, situation: Situation) -> HttpResponseBase:
    """Shows what this person said, and what else they can do here."""
    context = {
        **frame(link, person, situation),
        "said": [said(link, situation, one) for one in asked_of(person)],
        "views": [one for one in situation.views if one.person_id == person.pk],
        "files": own_files(situation, link),
        "own_words_href": f"{address_of(link)}your-words/",
        "own_papers_href": f"{address_of(link)}your-papers/",
    }
    return render(request, "family/home.html", context)


def said(link: Link, situation: Situation, asked: ConsentRequest) -> dict[str, Any]:
    """Returns one answer as the page shows it, with the way to change it."""
    state, words = state_now(situation, asked)
    labels = from_stored(asked.words).scope_labels
    token = address_of(link)
    return {
        "title": words.title if words else from_stored(asked.words).title,
        "state": state,
        "given": state == RequestState.GIVEN,
        "scopes": [labels[key] for key in asked.scopes if key in labels],
        "asked": asked,
        "back_href": f"{token}take-back/{asked.public_id}/" if state == RequestState.GIVEN else "",
        "turn_href": f"{token}?asked={asked.public_id}" if state == RequestState.DECLINED else "",
    }


@their_page
def take_back(
    request: HttpRequest, link: Link, person: FamilyPerson, situation: Situation, asked: str
) -> HttpResponseBase:
    """Shows what follows from taking an answer back; POST does it, and tells school and council."""
    found = requests_of(person.referral).filter(person=person, public_id=asked).first()
    if found is None:
        raise Http404
    if found.withdrawn_at is not None or not found.given:
        return redirect(address_of(link))
    if request.method == "POST":
        try:
            take_back_own(link, found)
        except PermissionDenied:
            raise Http404 from None
        return redirect(address_of(link))
    context = {**frame(link, person, situation), "asked": found, "words": from_stored(found.words)}
    return render(request, "family/take_back.html", context)
