"""The people asked for a consent, as the school reads them: who, how, how it stands, and what to do."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from wizard.consent.enums import AskedBy, ConsentHow, RequestState
from wizard.consent.models import ConsentRequest
from wizard.consent.service import from_stored as words_from
from wizard.consent.service import requests_of, state_of, what_changed, words_now
from wizard.journey.situation import Situation
from wizard.referrals.service import day_in_words

TONES = {
    RequestState.GIVEN: "good",
    RequestState.DECLINED: "stop",
    RequestState.WITHDRAWN: "stop",
    RequestState.EXPIRED: "warn",
    RequestState.SUPERSEDED: "warn",
}


@dataclass(frozen=True)
class AskedRow:
    """One person asked for one consent."""

    name: str
    how: str
    state: str
    tone: str
    lines: tuple[str, ...]
    href: str


def asked_rows(situation: Situation, key: str) -> list[AskedRow]:
    """Returns everybody asked for one consent, those no longer asked last."""
    found = list(requests_of(situation.referral).filter(consent_key=key))
    words = words_now(situation.referral, key, situation.route)
    today = timezone.localdate()
    ordered = sorted(found, key=lambda one: one.ended_at is not None)
    return [row_of(situation, one, today, words.sha256 if words else None) for one in ordered]


def row_of(situation: Situation, request: ConsentRequest, today: date, sha256: str | None) -> AskedRow:
    """Returns one request as a row."""
    state = state_of(request, today, sha256)
    return AskedRow(
        name=request.person.name,
        how=AskedBy(request.way).label,
        state=state.label,
        tone=TONES.get(state, ""),
        lines=tuple(lines_of(situation, request, state)),
        href=reverse("family:request", args=[situation.referral.public_id, request.public_id]),
    )


def lines_of(situation: Situation, request: ConsentRequest, state: RequestState) -> list[str]:
    """Returns what there is to say: when asked, what was agreed to, until when, why again."""
    lines = [f"Asked on {day_in_words(timezone.localdate(request.asked_at))}"]
    if state in (RequestState.ASKED, RequestState.OPENED) and request.way == AskedBy.LINK:
        lines.append(f"Please answer by {day_in_words(request.reply_by)}")
        if request.reminders:
            lines.append("Reminded once" if request.reminders == 1 else "Reminded twice")
    if request.answered_at and request.said_on:
        said = "Agreed" if request.given else "Said no"
        lines.append(f"{said} on {day_in_words(request.said_on)}")
    if request.given:
        labels = words_from(request.words).scope_labels
        lines += [labels[key] for key in request.scopes if key in labels]
        lines += [f"Signed: {request.signature}"] if request.signature else []
        lines += [f"Counts until {day_in_words(request.lasts_until)}"] if request.lasts_until else []
    if request.witness:
        lines.append(f"Spoke with {request.taken_by}; {request.witness} heard it")
    if request.reason:
        lines.append(f"Why: {request.reason}")
    if request.withdrawn_at:
        lines.append(f"Taken back on {day_in_words(timezone.localdate(request.withdrawn_at))}: {request.withdrawn_how}")
    return [*lines, *why_again(situation, request, state)]


def why_again(situation: Situation, request: ConsentRequest, state: RequestState) -> list[str]:
    """Returns why somebody has to be asked again, where they have."""
    if request.ended_because:
        return [request.ended_because]
    if state != RequestState.SUPERSEDED:
        return []
    now = words_now(situation.referral, request.consent_key, situation.route)
    return [what_changed(words_from(request.words), now) if now else "This is not asked any more."]


def how_of(how: str) -> str:
    """Returns how something was agreed to, in words."""
    return ConsentHow(how).label if how in ConsentHow.values else how
