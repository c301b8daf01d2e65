"""A person of the school moves a draft to a later version of its route, after seeing what becomes of it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.consent.models import Consent
from wizard.journey.moving import offered, plan_of
from wizard.journey.situation import Situation, situation_of
from wizard.referrals.models import Answer, PutAside, Referral
from wizard.referrals.service import in_words, take_hold
from wizard.routes.models import RouteVersion
from wizard.routes.service import Fate, Moved

ABOUT = {"answer": "question", "evidence": "requirement", "document": "requirement"}


class CannotMove(ValueError):
    """There is no such later version in force for this draft."""


def move_referral(actor: User, referral: Referral, to_version: RouteVersion, lock_version: int) -> list[Moved]:
    """Returns what became of everything, having pinned the draft to `to_version`, all in one transaction.

    Answers no longer asked and agreements asked again are kept as PutAside rows; what reads differently is marked
    in `look_again`. `lock_version` is the one the plan was shown at: after any change the plan is another. Raises
    PermissionDenied, NotADraft, ChangedMeanwhile or CannotMove, and then nothing is stored.
    """
    with transaction.atomic():
        take_hold(actor, referral, lock_version)
        related = Referral.objects.select_related("authority", "school", "route_version")
        draft = situation_of(related.get(pk=referral.pk))
        newest = offered(draft)
        if newest is None or newest.pk != to_version.pk:
            raise CannotMove
        plan = plan_of(draft, to_version)
        PutAside.objects.bulk_create(_put_aside(actor, draft, to_version, plan))
        _let_go(draft, plan)
        _record(actor, draft, to_version, plan)
        draft.referral.route_version = to_version
        draft.referral.look_again = _marks(draft, plan)
        draft.referral.save(update_fields=["route_version", "look_again", "updated_at"])
        referral.route_version = to_version
    return plan


def _put_aside(actor: User, draft: Situation, to: RouteVersion, plan: Iterable[Moved]) -> list[PutAside]:
    now, pinned = timezone.now(), draft.referral.route_version
    return [
        PutAside(
            referral=draft.referral,
            sort=one.sort,
            key=one.key,
            title=one.title,
            shown=_shown(draft, one),
            content=_content(draft, one),
            why=one.why,
            from_version=pinned,
            to_version=to,
            by=actor,
            at=now,
        )
        for one in plan
        if one.fate in (Fate.DROP, Fate.ASK_AGAIN)
    ]


def _shown(draft: Situation, one: Moved) -> list[str]:
    if one.sort == "answer":
        question = draft.route.questions.get(one.key)
        return in_words(question, draft.values[one.key]) if question else [str(draft.values[one.key])]
    if one.sort == "agreement":
        consent = draft.consents[one.key]
        return [f"Agreed by {consent.given_by}" if consent.given_by else "Agreed"]
    return [item.shown_name for item in draft.items_for(one.key)]


def _content(draft: Situation, one: Moved) -> dict[str, Any]:
    """The thing itself, so that nothing is lost: a value, an agreement's record, or which files (they stay stored)."""
    if one.sort == "answer":
        answer = draft.referral.answers.get(question_key=one.key)
        said = {"by": answer.answered_by_id, "at": answer.answered_at.isoformat(), "party": answer.party}
        return {"value": answer.value, **said}
    if one.sort == "agreement":
        return _agreement(draft.consents[one.key])
    return {"items": [item.public_id for item in draft.items_for(one.key)]}


def _agreement(consent: Consent) -> dict[str, Any]:
    return {
        "given": consent.given,
        "scopes": consent.scopes,
        "given_by": consent.given_by,
        "relationship": consent.relationship,
        "how": consent.how,
        "held_at": consent.held_at,
        "given_on": consent.given_on.isoformat() if consent.given_on else None,
        "statement_sha256": consent.statement_sha256,
        "recorded_by": consent.recorded_by_id,
        "recorded_at": consent.recorded_at.isoformat(),
    }


def _let_go(draft: Situation, plan: Iterable[Moved]) -> None:
    """Takes from the draft what was put aside; an agreement's row stays, marked, until it is given anew."""
    dropped = [one.key for one in plan if one.sort == "answer" and one.fate == Fate.DROP]
    Answer.objects.filter(referral=draft.referral, question_key__in=dropped).delete()
    again = [one.key for one in plan if one.sort == "agreement" and one.fate == Fate.ASK_AGAIN]
    stand = Consent.objects.filter(referral=draft.referral, consent_key__in=again)
    stand.update(asked_again_at=timezone.now())


def _marks(draft: Situation, plan: Iterable[Moved]) -> dict[str, str]:
    """What is to be looked at again now; what an earlier move marked and nobody looked at stays marked."""
    gone = {f"{ABOUT[one.sort]}:{one.key}" for one in plan if one.sort in ABOUT and one.fate == Fate.DROP}
    kept = {about: why for about, why in draft.looks_again.items() if about not in gone}
    return kept | {f"{ABOUT[one.sort]}:{one.key}": one.why for one in plan if one.fate == Fate.LOOK_AGAIN}


def _record(actor: User, draft: Situation, to: RouteVersion, plan: Iterable[Moved]) -> None:
    pinned = draft.referral.route_version
    fates = {fate.value: sorted(one.key for one in plan if one.fate == fate) for fate in Fate}
    facts = {"from": pinned.number, "from_sha256": pinned.sha256, "to": to.number, "to_sha256": to.sha256, **fates}
    record_event("referral", draft.referral.public_id, "referral_moved", actor, facts)
