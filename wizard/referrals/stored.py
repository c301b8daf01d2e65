"""The answers of a referral as they are stored, read at every step of the walk."""

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
