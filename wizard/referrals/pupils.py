"""Noticing that two referrals are about one pupil, by keyed hashes of who the pupil is (docs/decisions/016)."""

import unicodedata
from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import PupilMark, Referral, Submission
from wizard.referrals.queries import AnyUser, referrals_of_schools_of, submissions_visible_to

SALT = "wizard.referrals.pupils"


def marks_of(upn: str, name: str, born: str) -> set[str]:
    """Returns the hashes of a pupil: of the UPN, and of the name with the date of birth (ISO), where each is known.

    Capitals, accents, spaces, dashes and the order of the names make no difference.
    """
    found = set()
    if number := letters_and_digits(upn).upper():
        found.add(_mark(f"upn:{number}"))
    words = sorted(filter(None, (letters_and_digits(word) for word in name.replace("-", " ").split())))
    if len(words) > 1 and born:
        found.add(_mark(f"name:{' '.join(words)}:{born}"))
    return found


def letters_and_digits(text: str) -> str:
    """Returns the text in small letters without accents, spaces and signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def store_marks(referral: Referral, marks: Collection[str]) -> None:
    """Makes these the referral's marks. Call it in the transaction that stores the answers they are made of."""
    PupilMark.objects.filter(referral=referral).exclude(mark__in=marks).delete()
    rows = [PupilMark(referral=referral, mark=mark) for mark in sorted(marks)]
    PupilMark.objects.bulk_create(rows, ignore_conflicts=True)


def others_about_the_pupil(user: AnyUser, referral: Referral) -> QuerySet[Referral]:
    """Returns the other referrals about the same pupil that this person may open anyway, not those withdrawn.

    What this one continues, or was carried over from, is no surprise and is left out.
    """
    alike = PupilMark.objects.filter(referral=referral).values("mark")
    same = Referral.objects.filter(pupil_marks__mark__in=alike).exclude(pk=referral.pk).exclude(_expected(referral))
    going_on = same.exclude(status=ReferralStatus.WITHDRAWN).filter(withdrawn_at=None)
    mine = Q(pk__in=referrals_of_schools_of(user).values("pk")) | Q(submission__in=submissions_visible_to(user))
    return going_on.filter(mine).select_related("school", "authority", "submission").distinct().order_by("-updated_at")


def submissions_about_the_pupil(submission: Submission) -> QuerySet[Submission]:
    """Returns what else the same council was sent about the pupil, from any school; for its case workers alone."""
    referral = submission.referral
    alike = PupilMark.objects.filter(referral=referral).values("mark")
    same = Submission.objects.filter(referral__pupil_marks__mark__in=alike, referral__authority=referral.authority_id)
    others = same.exclude(pk=submission.pk).filter(referral__withdrawn_at=None).defer("document")
    return others.select_related("referral__school").distinct().order_by("submitted_at")


def _mark(said: str) -> str:
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()


def _expected(referral: Referral) -> Q:
    known = Q(pk__in=[referral.moved_from_id]) if referral.moved_from_id else Q(pk__in=[])
    return known | Q(submission__pk=referral.continues_id) if referral.continues_id else known
