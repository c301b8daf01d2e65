"""A person of the school says, or says again, what a file already kept is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.enums import REFERRING_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.evidence.models import EvidenceItem
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral

DESCRIPTION = ("type", "author", "author_name", "supplied_by", "medium", "how_seen", "seen_on", "dated", "covers")


def describe_item(actor: User, referral: Referral, public_id: str, description: Mapping[str, Any]) -> EvidenceItem:
    """Returns the item with its new description; the file stays as it is.

    Raises EvidenceItem.DoesNotExist for an item of another referral or one removed, PermissionDenied when the actor
    may not refer for this school or the referral has been sent.
    """
    if not holds(actor, REFERRING_ROLES, school=referral.school):
        raise PermissionDenied
    with transaction.atomic():
        locked = Referral.objects.select_for_update().get(pk=referral.pk)
        if locked.status != ReferralStatus.DRAFT:
            raise PermissionDenied
        item = EvidenceItem.objects.get(referral=locked, public_id=public_id, removed_at=None)
        return describe(actor, item, description)


def describe(actor: User, item: EvidenceItem, description: Mapping[str, Any]) -> EvidenceItem:
    """Stores a description of an item whose referral is locked already; what is not said any more is forgotten."""
    said, blank = described(description), EvidenceItem()
    for key in DESCRIPTION:
        if key in description:
            setattr(item, key, said.get(key, getattr(blank, key)))
    item.save(update_fields=[*DESCRIPTION])
    record_event("referral", item.referral.public_id, "evidence_described", actor, {"item": item.public_id})
    return item


def described(description: Mapping[str, Any]) -> dict[str, Any]:
    """Returns what is said, dates as dates; blanks and unknown names are left out."""
    said = {key: description[key] for key in DESCRIPTION if description.get(key) not in (None, "")}
    for key in ("seen_on", "dated"):
        if isinstance(said.get(key), str):
            said[key] = date.fromisoformat(said[key])
    return said
