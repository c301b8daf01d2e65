"""A person of the school puts a pupil's register marks to a draft referral, or takes them off again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.attendance.kept_text import sha256_of_marks, text_of_marks
from wizard.attendance.marks import Marks
from wizard.attendance.models import RegisterMarks
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.referrals.service import NotADraft, referrals_changeable_by

LONGEST_NAME = 150


def keep_marks(actor: User, referral: Referral, question_key: str, marks: Marks, file_name: str) -> RegisterMarks:
    """Returns the stored marks, in place of any there were for this question.

    Raises PermissionDenied when the actor may not refer for this school, NotADraft when it has been sent.
    """
    text = text_of_marks(marks)
    with transaction.atomic():
        _hold(actor, referral)
        row, _ = RegisterMarks.objects.update_or_create(
            referral=referral,
            question_key=question_key,
            defaults={
                "file_name": _clean(file_name),
                "text": text,
                "sha256": sha256_of_marks(text),
                "imported_by": actor,
                "imported_at": timezone.now(),
            },
        )
        told = {"question": question_key, "sha256": row.sha256, "sessions": len(marks)}
        record_event("referral", referral.public_id, "marks_imported", actor, told)
    return row


def remove_marks(actor: User, referral: Referral, question_key: str) -> None:
    """Takes the marks off a draft. Raises as keep_marks does; does nothing when there are none."""
    with transaction.atomic():
        _hold(actor, referral)
        gone, _ = RegisterMarks.objects.filter(referral=referral, question_key=question_key).delete()
        if gone:
            record_event("referral", referral.public_id, "marks_removed", actor, {"question": question_key})


def _hold(actor: User, referral: Referral) -> None:
    """Locks the referral's row, so that it is not sent meanwhile."""
    locked = Referral.objects.select_for_update().filter(pk=referral.pk).only("status").first()
    if locked is None or locked.status != ReferralStatus.DRAFT:
        raise NotADraft
    if not referrals_changeable_by(actor).filter(pk=referral.pk).exists():
        raise PermissionDenied


def _clean(name: str) -> str:
    kept = "".join(letter for letter in name if letter.isprintable() and letter not in '/\\"<>|')
    return kept.strip()[:LONGEST_NAME] or "register"
