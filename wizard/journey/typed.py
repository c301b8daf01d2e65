"""Long answers while they are typed: kept for whoever types them, and offered when they come back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from people.models import User
from record.service import PreparedRemoval
from wizard.journey.models import TypedText
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.routes.service import Question

LONG_KINDS = frozenset({"long_text", "voice"})
KEPT_FOR = timedelta(weeks=4)


@dataclass(frozen=True)
class Offer:
    """Something typed and not saved, as the page offers it. `overtaken`: the answer was saved by somebody since."""

    question: Question
    text: str
    at: datetime
    seen: str
    overtaken: bool


def is_long(question: Question) -> bool:
    """Whether what is typed for the question is kept while it is typed."""
    return question.kind in LONG_KINDS


def offers_to(person: User, referral: Referral, questions: Collection[Question], stored: str) -> list[Offer]:
    """Returns what this person typed for these questions, in their order; `stored` is the page's hash as it is now."""
    by_key = {question.key: question for question in questions if is_long(question)}
    if not by_key:
        return []
    rows = TypedText.objects.filter(referral=referral, person=person, question_key__in=by_key)
    found = {row.question_key: row for row in rows}
    return [
        Offer(by_key[key], row.text, row.at, row.seen, overtaken=row.seen != stored)
        for key in by_key
        if (row := found.get(key)) is not None
    ]


TYPED = PreparedRemoval(
    lambda marks: TypedText.objects.filter(
        referral=marks.number("referral"), person=marks.number("person"), question_key=marks.text("question")
    )
)


def forget_typed(referral: Referral, keys: Collection[str] | None = None, person: User | None = None) -> None:
    """Forgets what was typed for a referral: by one person for some questions, when these are given."""
    if keys is None or person is None:
        TypedText.objects.filter(referral=referral).delete()
        return
    for key in keys:
        TYPED.make(referral=referral.pk, person=person.pk, question=key)


def forget_old() -> None:
    """Forgets what nobody came back for in four weeks, and what belongs to no draft any more. The worker's chore."""
    TypedText.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    TypedText.objects.exclude(referral__status=ReferralStatus.DRAFT).delete()
