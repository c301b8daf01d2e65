"""A person of the school saves the answers of one page."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import PreparedRows, record_event
from wizard.referrals.changing import take_hold, take_marks_off
from wizard.referrals.models import Answer, Referral
from wizard.referrals.pupils import Marks, store_marks

STORED = PreparedRows(
    Answer, unique=["referral", "question_key"], update=["value", "party", "answered_by", "answered_at"]
)


def save_answers(
    actor: User, referral: Referral, answers: Mapping[str, Any], *, seen: int, marks: Marks | None = None
) -> None:
    """Stores each value under its question's key; None takes an answer back. Other answers stay, asked or not.

    What was to be looked at again counts as looked at when it is saved. `seen` is the lock_version the answers were
    read at; `marks` those the pupil has from now on, where the answers change who it is. Raises
    PermissionDenied, NotADraft or ChangedMeanwhile, and then nothing is stored.
    """
    now = timezone.now()
    rows = [
        Answer(
            referral=referral,
            question_key=key,
            value=value,
            party=referral.by_link or "school",
            answered_by=actor,
            answered_at=now,
        )
        for key, value in answers.items()
        if value is not None
    ]
    taken_back = [key for key, value in answers.items() if value is None]
    with transaction.atomic():
        take_hold(actor, referral, seen)
        if taken_back:
            Answer.objects.filter(referral=referral, question_key__in=taken_back).delete()
        if rows:
            STORED.store(rows)
        take_marks_off(referral, [f"question:{key}" for key in answers])
        if marks is not None:
            store_marks(referral, marks)
        record_event("referral", referral.public_id, "answers_saved", actor, {"questions": sorted(answers)})
