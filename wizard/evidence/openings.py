"""Who opened a file and when: written with the referral's events, shown to the school and to the council."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import Authority, User
from people.service import authorities_with
from record.models import Event
from record.service import record_event
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral

OPENED = "evidence_opened"
LOOKED, COPY, ORIGINAL = "looked", "copy", "original"
WORDS = {LOOKED: "Looked at", COPY: "Downloaded", ORIGINAL: "Original downloaded"}
SAME_LOOK = timedelta(minutes=10)


@dataclass(frozen=True)
class Opening:
    """One opening as a page shows it."""

    what: str
    by: str
    at: datetime


def note_opening(person: User, item: EvidenceItem, what: str) -> None:
    """Writes down that a person opens an item. The pictures of one look are one opening, for ten minutes."""
    with transaction.atomic():
        locked = Referral.objects.select_for_update().get(pk=item.referral_id)
        if what == LOOKED and _looks_already(person, item):
            return
        record_event("referral", locked.public_id, OPENED, person, {"item": item.public_id, "what": what})


def _looks_already(person: User, item: EvidenceItem) -> bool:
    return _events(item).filter(actor=person, at__gt=timezone.now() - SAME_LOOK).exists()


def openings_of(item: EvidenceItem) -> list[Opening]:
    """Returns every opening of an item, the latest first, with who it was and whether of the council."""
    council = item.referral.authority
    return [
        Opening(WORDS.get(str(event.data.get("what")), "Opened"), _who(event.actor, council), event.at)
        for event in _events(item).select_related("actor").order_by("-number")
    ]


def _events(item: EvidenceItem) -> QuerySet[Event]:
    chain = Event.objects.filter(subject_kind="referral", subject_id=item.referral.public_id, kind=OPENED)
    return chain.filter(data__item=item.public_id)


def _who(person: Any, council: Authority) -> str:
    if person is None:
        return "somebody whose account is closed"
    of_council = authorities_with(person, CASE_ROLES).filter(pk=council.pk).exists()
    return f"{person}, {council.name}" if of_council else str(person)
