"""What was shared with whom, and what this person agreed to. Nobody reads the names of another person's papers."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from links.models import Link
from links.service import address_of, is_running
from wizard.casework.enums import Access
from wizard.consent.enums import RequestState
from wizard.consent.models import Consent, ConsentRequest
from wizard.consent.service import consents_of, from_stored, requests_of, state_of, words_now, words_of
from wizard.evidence.enums import Readers
from wizard.evidence.service import items_of
from wizard.parents.readers import SUBJECT, Reader

CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Shared:
    """Who has what: the parts of the referral, papers by name, who got it, and who else may read it."""

    sections: list[str]
    papers: list[str]
    more_papers: int
    recipients: list[str]
    others: list[str]


def shared_of(reader: Reader) -> Shared:
    """Returns what went out. Where the family lives apart, who else helps is not named: they may help one of them."""
    case = reader.case
    referral = case.submission.referral
    document = json.loads(case.submission.document)
    items = items_of(referral)
    mine = {link.public_id for link in links_of(reader)}
    named = [
        one.original_name
        for one in items
        if one.by_link in mine or (one.readers == Readers.ALL and not one.by_link and not reader.apart)
    ]
    parties = [] if reader.apart else list(case.parties.filter(until=None).exclude(access=Access.NONE))
    return Shared(
        sections=[str(one.get("title")) for one in document.get("steps") or [] if one.get("title")],
        papers=named,
        more_papers=len(items) - len(named),
        recipients=recipients(reader),
        others=[", ".join(part for part in (one.role, one.organisation) if part) for one in parties],
    )


def recipients(reader: Reader) -> list[str]:
    """Returns who received the referral under this route."""
    consents = [one for one in reader.route.requirements.values() if one.kind == "consent"]
    council = reader.case.authority.name
    if not consents:
        return [council]
    return list(words_of(reader.route, consents[0], council).recipients)


def links_of(reader: Reader) -> list[Link]:
    """Returns every link this person ever held, the newest last, for knowing their own papers again."""
    theirs = Link.objects.filter(subject_kind=SUBJECT, subject_id=reader.person.public_id)
    return list(theirs.order_by("made_at", "pk"))


def consent_address(reader: Reader) -> str:
    """Returns the address of this person's own page of agreements; empty where they have none."""
    theirs = [one for one in links_of(reader) if one.purpose == CONSENT and one.email == reader.link.email]
    return next((address_of(one) for one in reversed(theirs) if is_running(one)), "")


def agreed_of(reader: Reader) -> list[dict[str, Any]]:
    """Returns what this person was asked and said, and what the school wrote down that nobody was asked by itself."""
    referral, route = reader.case.submission.referral, reader.route
    asked = [one for one in requests_of(referral) if one.ended_at is None]
    said = [said_words(reader, one) for one in asked if one.person_id == reader.person.pk]
    keys = {one.consent_key for one in asked}
    noted = [one for key, one in consents_of(referral).items() if key not in keys and key in route.requirements]
    return said + [noted_words(reader, one) for one in noted]


def said_words(reader: Reader, request: ConsentRequest) -> dict[str, Any]:
    """Returns one answer of this person's."""
    now = words_now(request.referral, request.consent_key, reader.route)
    state = state_of(request, timezone.localdate(), now.sha256 if now else None)
    words = from_stored(request.words)
    return {
        "title": words.title,
        "state": SAID.get(state, str(state.label)),
        "given": state == RequestState.GIVEN,
        "scopes": [words.scope_labels[key] for key in request.scopes if key in words.scope_labels],
        "until": request.lasts_until if state == RequestState.GIVEN else None,
    }


SAID = {
    RequestState.GIVEN: "You agreed", RequestState.DECLINED: "You said no", RequestState.WITHDRAWN: "You took it back",
    RequestState.EXPIRED: "The time is over",
}  # fmt: skip


def noted_words(reader: Reader, consent: Consent) -> dict[str, Any]:
    """Returns an agreement that the school wrote down; who gave it is not named where the family lives apart."""
    requirement = reader.route.requirements[consent.consent_key]
    labels = {one.key: one.label for one in requirement.scopes}
    given = consent.given and consent.withdrawn_at is None
    if not consent.given:
        state = "Not agreed"
    elif consent.withdrawn_at:
        state = "Taken back"
    else:
        by = "" if reader.apart or not consent.given_by else f" from {consent.given_by}"
        state = f"The school wrote down a yes{by}"
    return {
        "title": requirement.title,
        "state": state,
        "given": given,
        "scopes": [labels[key] for key in consent.scopes if key in labels],
        "until": consent.lasts_until if given else None,
    }
