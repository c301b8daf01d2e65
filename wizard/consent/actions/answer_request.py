"""Somebody answers: by their own link, or through the school on paper or by telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from people.models import User
from record.service import record_event
from schoolyear.counting import add_months
from wizard.consent.asked import months_now, sha256_now
from wizard.consent.enums import AskedBy, RequestState
from wizard.consent.letters import ANSWERED
from wizard.consent.models import ConsentRequest
from wizard.consent.permission import held, hold
from wizard.consent.seen import refuse_older
from wizard.consent.settling import settle
from wizard.consent.states import UNANSWERED, state_of
from wizard.consent.telling import tell_the_school
from wizard.referrals.models import Referral


class WordsChanged(Exception):
    """What the person was shown is not what is asked now: they have to read it again."""


class AlreadyAnswered(Exception):
    """There is an answer already; taking it back is another matter."""


@dataclass(frozen=True)
class Answer:
    """What was said. `scopes` are those agreed to; `signature` is the name typed or signed."""

    given: bool
    scopes: Sequence[str] = ()
    signature: str = ""
    reason: str = ""
    said_on: date | None = None
    taken_by: str = ""
    witness: str = ""
    paper: str = ""


@transaction.atomic
def answer_by_link(link: Link, request: ConsentRequest, answer: Answer, shown: str) -> ConsentRequest:
    """Returns the answered request. `shown` is the hash of the words that were on the page.

    Raises WordsChanged when they are not the words of now, AlreadyAnswered, or PermissionDenied for anybody else's
    request and for one whose time is over.
    """
    if link.subject_id != request.person.public_id or request.way != AskedBy.LINK:
        raise PermissionDenied
    locked = held(request.referral, draft=False)
    request = ConsentRequest.objects.select_related("person", "asked_by").get(pk=request.pk)
    state = state_of(request, timezone.localdate(), sha256_now(locked, request.consent_key))
    if state == RequestState.SUPERSEDED or shown != request.words_sha256:
        raise WordsChanged
    if state in (RequestState.GIVEN, RequestState.WITHDRAWN):
        raise AlreadyAnswered
    if state not in UNANSWERED | {RequestState.DECLINED}:
        raise PermissionDenied
    _store(locked, request, answer, None)
    stem = f"consent-answered:{request.public_id}:{'yes' if answer.given else 'no'}"
    tell_the_school(ANSWERED, "consent_request", request, locked, stem)
    return request


@transaction.atomic
def record_answer(actor: User, request: ConsentRequest, answer: Answer, shown: str = "") -> ConsentRequest:
    """Returns the request with what the school was told on paper or by telephone.

    `shown` is how the page said the request stood. Raises ChangedSinceShown when an answer was written down since,
    WordsChanged when the form they saw had other words, and PermissionDenied when the actor may not refer for the
    school, or when the person was asked by link: that answer is theirs alone.
    """
    locked = hold(actor, request.referral)
    if request.way == AskedBy.LINK:
        raise PermissionDenied
    request = ConsentRequest.objects.select_related("person").get(pk=request.pk)
    state = state_of(request, timezone.localdate(), sha256_now(locked, request.consent_key))
    if state == RequestState.SUPERSEDED:
        raise WordsChanged
    if state in (RequestState.WITHDRAWN, RequestState.STOPPED):
        raise PermissionDenied
    refuse_older(shown, request)
    return _store(locked, request, answer, actor)


def _store(referral: Referral, request: ConsentRequest, answer: Answer, actor: User | None) -> ConsentRequest:
    now = timezone.now()
    said_on = answer.said_on or timezone.localdate(now)
    offered = [key for key, _ in request.words["scopes"]]
    request.answered_at, request.given, request.said_on = now, answer.given, said_on
    request.scopes = [key for key in offered if key in answer.scopes] if answer.given else []
    request.signature = answer.signature if answer.given else ""
    request.reason = "" if answer.given else answer.reason
    request.taken_by, request.witness, request.paper = answer.taken_by, answer.witness, answer.paper
    months = months_now(referral, request.consent_key)
    request.lasts_until = add_months(said_on, months) if answer.given else None
    request.save()
    settle(referral, request.consent_key)
    kind = "consent_given" if answer.given else "consent_declined"
    told = {"consent": request.consent_key, "person": request.person.public_id, "words": request.words_sha256}
    record_event("referral", referral.public_id, kind, actor, {**told, "way": request.way, "scopes": request.scopes})
    return request
