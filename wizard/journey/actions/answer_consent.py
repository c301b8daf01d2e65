"""Somebody of the family answers on their own page, before sending or after."""

from django.db import transaction

from links.models import Link
from wizard.casework.service import note_agreement
from wizard.consent.models import ConsentRequest
from wizard.consent.service import Answer, answer_by_link
from wizard.referrals.models import Submission


@transaction.atomic
def answer_own(link: Link, request: ConsentRequest, answer: Answer, shown: str) -> None:
    """Answers; where the referral was sent, the council is told in the same transaction.

    What the school hears on paper or by telephone it records before sending alone. Raises WordsChanged,
    AlreadyAnswered, PermissionDenied as answer_by_link does.
    """
    answered = answer_by_link(link, request, answer, shown)
    submission = Submission.objects.filter(referral=answered.referral_id).first()
    if submission is not None:
        note_agreement(submission, answered)
