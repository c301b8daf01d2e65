"""The list of a person's referrals: what each draft lacks, who changed it last, and when it expires."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone

from people.models import User
from record.models import Event
from wizard.journey.many import situations_of
from wizard.journey.moving import newer_numbers
from wizard.journey.progress import counted, groups_of
from wizard.journey.situation import NAME_KEYS, Situation
from wizard.journey.way_on import linker, still_to_do
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Answer, Referral
from wizard.referrals.service import expires_on, referrals_of_schools_of

WARN_DAYS = 28


def drafts_of(user: User) -> QuerySet[Referral]:
    """Returns the drafts a person may open: first those a colleague asked them to carry on with, then the latest."""
    asked = Case(When(assigned_to=user, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = referrals_of_schools_of(user).filter(status=ReferralStatus.DRAFT)
    events = Event.objects.filter(subject_kind="referral", subject_id=OuterRef("public_id")).order_by("-number")
    by = Subquery(events.values("actor")[:1])
    return found.select_related("assigned_to", "assigned_by").annotate(changed_by=by).order_by(asked, "-updated_at")


def sent_by_schools_of(user: User) -> QuerySet[Referral]:
    """Returns what was sent, the latest first, with its submission and case."""
    found = referrals_of_schools_of(user).filter(status=ReferralStatus.SUBMITTED)
    return found.select_related("submission__case").defer("submission__document").order_by("-updated_at")


def about_pupil(referrals: QuerySet[Referral], asked: str) -> list[Referral]:
    """Returns those whose pupil's name holds every word that was asked, in any capitals and with or without accents."""
    words = plain(asked).split()
    names = names_of(referrals.order_by().values("pk"))
    found = [pk for pk, name in names.items() if words and all(word in plain(name) for word in words)]
    return list(referrals.filter(pk__in=found))


def plain(text: str) -> str:
    """Returns the text in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def names_of(listed: Any) -> dict[int, str]:
    """Returns the pupils' names by referral, in one query; `listed` is referrals, or a query for their keys."""
    said: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Answer.objects.filter(referral__in=listed, question_key__in=NAME_KEYS)
    for pk, key, value in rows.values_list("referral_id", "question_key", "value"):
        if isinstance(value, str):
            said[pk][key] = value
    return {pk: " ".join(known[key] for key in NAME_KEYS if key in known) for pk, known in said.items()}


def draft_rows(listed: list[Referral], user: User) -> list[dict[str, Any]]:
    """Returns a row a draft: how far it is, what is still to do by name, and the way to the next of it."""
    people = User.objects.in_bulk({one.changed_by for one in listed if one.changed_by})  # type: ignore[attr-defined]  # annotated by drafts_of
    newer = newer_numbers(listed)
    return [
        draft_row(situation, user)
        | {"newer": newer.get(situation.referral.pk), "changed_by": people.get(situation.referral.changed_by)}  # type: ignore[attr-defined]  # annotated by drafts_of
        for situation in situations_of(listed)
    ]


def draft_row(situation: Situation, user: User) -> dict[str, Any]:
    """Returns what one draft's row says."""
    referral = situation.referral
    groups = groups_of(situation, linker(situation))
    done, total = counted(groups)
    ends = expires_on(referral)
    return {
        "referral": referral,
        "pupil": situation.pupil or "New referral",
        "href": reverse("journey:tasks", args=[referral.public_id]),
        "carry_on": reverse("journey:carry_on", args=[referral.public_id]),
        "done": done,
        "total": total,
        "to_do": still_to_do(groups),
        "stopped": bool(situation.stopped_by),
        "expires": ends,
        "expires_soon": soon(ends),
        "mine": referral.assigned_to_id == user.pk,
    }


def soon(ends: date) -> bool:
    """Whether a draft expires within four weeks."""
    return (ends - timezone.localdate()).days <= WARN_DAYS


def sent_rows(listed: Iterable[Referral]) -> list[dict[str, Any]]:
    """Returns a row a submission."""
    found = list(listed)
    names = names_of(found)
    return [sent_row(referral, names.get(referral.pk, "")) for referral in found]


def sent_row(referral: Referral, pupil: str) -> dict[str, Any]:
    """Returns what a submission's row says."""
    case = getattr(referral.submission, "case", None)
    status = case.get_status_display() if case else "Sent"
    withdrawn = referral.withdrawn_at is not None
    return {
        "pupil": pupil or referral.submission.reference,
        "href": reverse("journey:sent", args=[referral.public_id]),
        "referral": referral,
        "submission": referral.submission,
        "status": "Withdrawn" if withdrawn else status,
        "tone": "plain" if withdrawn else "good",
    }
