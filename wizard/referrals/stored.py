"""The answers of a referral as they are stored, read at every step of the walk."""

from collections.abc import Collection
from typing import Any, NamedTuple

from record.service import Prepared
from wizard.referrals.models import Answer, Referral


class StoredAnswer(NamedTuple):
    """One answer, as much of it as a step needs."""

    question_key: str
    value: Any
    answered_by_id: int


ANSWERS = Prepared(
    lambda marks: Answer.objects.filter(referral=marks.number("referral")).values_list(*StoredAnswer._fields)
)


def answers_of(referral: Referral) -> dict[str, StoredAnswer]:
    """Returns a referral's answers by question key."""
    return {found[0]: StoredAnswer(*found) for found in ANSWERS.ask(referral=referral.pk)}


def answers_of_each(referrals: Collection[Referral]) -> dict[int, dict[str, StoredAnswer]]:
    """Returns the answers of several referrals by referral and question key, in one query."""
    found: dict[int, dict[str, StoredAnswer]] = {referral.pk: {} for referral in referrals}
    rows = Answer.objects.filter(referral__in=referrals).values_list("referral", *StoredAnswer._fields)
    for pk, *answer in rows:
        found[pk][answer[0]] = StoredAnswer(*answer)
    return found
