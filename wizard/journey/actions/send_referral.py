"""A person of the school sends the referral: what was asked and answered is frozen, and the council's case opened."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

from people.models import User
from wizard.attendance.service import attendance_entry, words_of_entry
from wizard.casework.service import open_case
from wizard.consent.enums import ConsentHow
from wizard.consent.service import family_letters
from wizard.evidence.service import manifest
from wizard.journey.lacking import UNCHECKED, Lack, about_of, lacks, unread
from wizard.journey.moving import must_move
from wizard.journey.pages import ASKED_GATES, declarations
from wizard.journey.pupil import pupil_of
from wizard.journey.situation import Situation, situation_of
from wizard.journey.typed import forget_typed
from wizard.referrals.models import OfficerRequest, Referral, Submission
from wizard.referrals.service import (
    Attached,
    citations,
    label_of,
    sha256_of,
    submission_document,
    submit_referral,
)
from wizard.routes.service import Requirement


class ChangedSinceChecked(Exception):
    """The referral is not the one whose answers were checked: somebody changed it, or the form is another's."""


class MustMove(Exception):
    """The last day of the route version is over, and a later one is in force: the draft moves first."""


class StillChecked(Exception):
    """The virus scanner has not looked at every file yet, and nobody has said why it cannot wait."""


class NotReady(Exception):
    """Something is wanting and nobody has said why."""

    def __init__(self, wanting: list[Lack]) -> None:
        self.wanting = wanting
        super().__init__(f"{len(wanting)} wanting")


def send_referral(actor: User, referral: Referral, key: str) -> Submission:
    """Returns the submission, the one there is when it was sent already; every declaration counts as made.

    `key` is what key_of gave when the answers were shown for checking: it names this referral with this content,
    so it is the same for two tabs and a second click, and another after any change. Raises ChangedSinceChecked,
    MustMove, NotReady, StillChecked, PermissionDenied or NotADraft; nothing is stored then.
    """

    def compose(locked: Referral) -> tuple[str, bool]:
        draft = situation_of(locked)
        if must_move(draft):
            raise MustMove
        if not constant_time_compare(key, key_of(draft)):
            raise ChangedSinceChecked
        sent = situation_of(locked, tuple(one.key for one in declarations(draft.route, draft.shape)))
        wanting = lacks(sent)
        if wanting or sent.stopped_by:
            raise NotReady(wanting)
        if sent.still_checked and UNCHECKED not in sent.requests:
            raise StillChecked
        return document_of(sent), is_flagged(sent)

    def opened(submission: Submission) -> None:
        open_case(submission)
        forget_typed(submission.referral)

    return submit_referral(actor, referral, key=key, compose=compose, open_case=opened, family=family)


def family(referral: Referral) -> list[str]:
    """Returns where the family's receipts go: never to anybody whose contact is restricted."""
    return [one.email for one in family_letters(referral)]


def key_of(situation: Situation) -> str:
    """Returns the idempotency key of this referral with this content; nobody outside can make one up."""
    content = sha256_of(document_of(situation))
    named = f"{situation.referral.public_id}:{content}"
    return salted_hmac("wizard.journey.send", named, algorithm="sha256").hexdigest()


def document_of(situation: Situation) -> str:
    """Returns the document to be frozen."""
    route, result = situation.route, situation.result
    declared = [
        {"key": one.key, "ask": one.ask, "value": "yes", "cites": citations(route, one.cites)}
        for one in declarations(route, situation.shape)
    ]
    return submission_document(
        situation.referral,
        route,
        result,
        situation.stored,
        Attached(
            evidence=evidence_of(situation),
            consents=[consent_of(situation, route.requirements[key]) for key in needed_consents(situation)],
            officer_requests=[
                {"about": one.about, "reason": one.reason, "by": str(one.by), "at": one.at.isoformat()}
                for one in standing(situation)
            ],
            declarations=declared,
            views=views_of(situation),
            pupil=pupil_of(situation),
            attendance=attendance_of(situation),
        ),
    )


def views_of(situation: Situation) -> list[dict[str, Any]]:
    """Returns what the family said in their own words, beside the answers of the school."""
    return [
        {
            "question": one.question_key,
            "ask": situation.route.questions[one.question_key].ask,
            "name": one.person.name,
            "party": one.person.party,
            "text": one.text,
            "said_at": one.said_at.isoformat(),
        }
        for one in situation.views
        if one.question_key in situation.route.questions
    ]


def attendance_of(situation: Situation) -> list[dict[str, Any]]:
    """Returns what each register handed in comes to, under the hash of its marks and as it is said on pages."""
    day = situation.given.reference_day
    cite = partial(citations, situation.route)
    entries = [attendance_entry(row, situation.reached[key], day, cite) for key, row in situation.registers.items()]
    return [{**entry, "shown": words_of_entry(entry)} for entry in entries]


def evidence_of(situation: Situation) -> list[dict[str, Any]]:
    """Returns the manifest of files, each with the verdict it got and the clauses that verdict rests on."""
    entries = []
    listed = manifest(situation.items)
    for entry in listed:
        key = entry["for"]
        requirement = situation.route.requirements.get(key)
        entries.append({**entry, **words_of(requirement, entry), **verdict_of(situation, entry, listed)})
    return entries


def words_of(requirement: Requirement | None, entry: Mapping[str, Any]) -> dict[str, str]:
    """Returns what the file is and who wrote it, in words."""
    if requirement is None:
        return {}
    return {
        "type_label": label_of(requirement.types, entry.get("type", "")),
        "author_label": label_of(requirement.authors, entry.get("author", "")),
    }


def verdict_of(situation: Situation, entry: Mapping[str, Any], listed: list[dict[str, Any]]) -> dict[str, Any]:
    """Returns the verdict on one file; nothing for files that are not judged."""
    requirement = situation.route.requirements.get(entry["for"])
    if requirement is None or requirement.kind != "evidence":
        return {}
    place = [one["public_id"] for one in listed if one["for"] == entry["for"]].index(entry["public_id"])
    result = situation.result.items(requirement.key)[place]
    return {"verdict": result.counts_as, "say": result.say, "cites": citations(situation.route, result.cites)}


def needed_consents(situation: Situation) -> list[str]:
    """Returns the consents asked for in this situation that somebody recorded."""
    needed = set(situation.result.requirement_keys())
    return [key for key in situation.consents if key in needed and key in situation.route.requirements]


def consent_of(situation: Situation, requirement: Requirement) -> dict[str, Any]:
    """Returns one consent as recorded, with what was agreed to in words."""
    consent = situation.consents[requirement.key]
    return {
        "key": requirement.key,
        "title": requirement.title,
        "given": consent.given and consent.withdrawn_at is None,
        "scopes": [label_of(requirement.scopes, scope) for scope in consent.scopes],
        "given_by": consent.given_by,
        "relationship": consent.relationship,
        "how": ConsentHow(consent.how).label if consent.how else "",
        "given_on": consent.given_on.isoformat() if consent.given_on else None,
        **({"held_at": consent.held_at} if consent.held_at else {}),
        "statement_sha256": consent.statement_sha256,
    }


def standing(situation: Situation) -> list[OfficerRequest]:
    """Returns the requests that still say something: not those about what was put right since."""
    circumstance = situation.shape.circumstance
    blank = {key for key in situation.shape.shown_questions if key not in situation.result.answered}
    missing = {about_of(one) for one in situation.result.gate_ready("submit")}
    waived = {f"requirement:{key}" for key, one in situation.result.requirements.items() if one.status == "waived"}
    wanted = missing | waived | {f"question:{key}" for key in blank}
    if circumstance.stops:
        wanted.add(f"circumstance:{circumstance.key}")
    if situation.still_checked:
        wanted.add(UNCHECKED)
    wanted.update(lack.about for lack in unread(situation))
    return [one for about, one in situation.requests.items() if about in wanted]


def is_flagged(situation: Situation) -> bool:
    """Whether an officer must decide something: what a rule would stop or lacks, or what only a person can judge."""
    missing = {about_of(one) for one in situation.result.gate_ready("submit")}
    if situation.shape.circumstance.stops or any(one.about in missing for one in standing(situation)):
        return True
    asked = [key for key, one in situation.route.requirements.items() if one.gate in ASKED_GATES]
    return any(situation.result.requirements[key].status == "for_a_person" for key in asked)
