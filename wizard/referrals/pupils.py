"""Noticing that two referrals are about one pupil, by keyed hashes of who the pupil is (docs/decisions/017)."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import PupilMark, Referral, Submission
from wizard.referrals.queries import AnyUser, referrals_of_schools_of, submissions_visible_to
from wizard.routes.service import Question, Route

SALT = "wizard.referrals.pupils"
NAME_KEYS = ("pupil_name", "first_name", "last_name")


@dataclass(frozen=True)
class Marks:
    """Keyed hashes; None where the pupil's UPN, or name and date of birth, are not known."""

    upn: str | None = None
    named: str | None = None


def identity_keys(route: Route) -> set[str]:
    """Returns the questions that say who the pupil is: name, UPN, date of birth."""
    asked = route.questions.values()
    fed = {one.key for one in asked if one.feeds in ("pupil.dob", "pupil.upn") or one.format == "upn"}
    return fed | {key for key in NAME_KEYS if key in route.questions}


def marks_from(route: Route, values: Mapping[str, Any]) -> Marks:
    """Returns the marks that the answers of a route come to."""
    said = {key: value for key, value in values.items() if isinstance(value, str)}
    asked = route.questions.values()
    upn = next((said[one.key] for one in asked if one.key in said and is_upn(one)), "")
    born = next((said[one.key] for one in asked if one.key in said and one.feeds == "pupil.dob"), "")
    return marks_of(upn, " ".join(said[key] for key in NAME_KEYS if key in said), born)


def is_upn(question: Question) -> bool:
    """Whether a question asks for the unique pupil number."""
    return bool(question.feeds == "pupil.upn" or question.format == "upn")


def marks_of(upn: str, name: str, born: str) -> Marks:
    """Returns the hashes of the UPN, and of the name with the date of birth (ISO), where each is known.

    Capitals, accents, spaces, dashes and the order of the names make no difference. A single name is not enough.
    """
    number = letters_and_digits(upn).upper()
    words = sorted(filter(None, (letters_and_digits(word) for word in name.replace("-", " ").split())))
    named = f"name:{' '.join(words)}:{born}" if len(words) > 1 and born else ""
    return Marks(_mark(f"upn:{number}") if number else None, _mark(named) if named else None)


def letters_and_digits(text: str) -> str:
    """Returns the text in small letters without accents, spaces and signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def store_marks(referral: Referral, marks: Marks) -> None:
    """Makes these the referral's marks. Call it in the transaction that stores the answers they are made of."""
    row = PupilMark(referral=referral, upn=marks.upn, named=marks.named)
    PupilMark.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["referral"], update_fields=["upn", "named"]
    )


def others_about_the_pupil(user: AnyUser, referral: Referral) -> QuerySet[Referral]:
    """Returns the other referrals about the same pupil that this person may open anyway, not those withdrawn.

    What this one continues, or was carried over from, is no surprise and is left out.
    """
    same = (
        Referral.objects.filter(_alike(referral, "pupil_mark__")).exclude(pk=referral.pk).exclude(_expected(referral))
    )
    going_on = same.exclude(status=ReferralStatus.WITHDRAWN).filter(withdrawn_at=None)
    mine = Q(pk__in=referrals_of_schools_of(user).values("pk")) | Q(submission__in=submissions_visible_to(user))
    return going_on.filter(mine).select_related("school", "authority", "submission").order_by("-updated_at")


def submissions_about_the_pupil(submission: Submission) -> QuerySet[Submission]:
    """Returns what else the same council was sent about the pupil, from any school; for its case workers alone."""
    referral = submission.referral
    same = Submission.objects.filter(
        _alike(referral, "referral__pupil_mark__"), referral__authority=referral.authority_id
    )
    others = same.exclude(pk=submission.pk).filter(referral__withdrawn_at=None).defer("document")
    return others.select_related("referral__school").order_by("submitted_at")


def _alike(referral: Referral, to: str) -> Q:
    own = PupilMark.objects.filter(referral=referral)
    return Q(**{f"{to}upn__in": own.values("upn")}) | Q(**{f"{to}named__in": own.values("named")})


def _mark(said: str) -> str:
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()


def _expected(referral: Referral) -> Q:
    known = Q(pk__in=[referral.moved_from_id]) if referral.moved_from_id else Q(pk__in=[])
    return known | Q(submission__pk=referral.continues_id) if referral.continues_id else known
