"""A person of the school adds a file to a draft referral."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from people.enums import REFERRING_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.evidence import store
from wizard.evidence.models import EvidenceItem
from wizard.evidence.sniff import EXTENSIONS, UploadRefused, media_type_of
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral

DESCRIPTION = ("type", "author", "author_name", "supplied_by", "medium", "how_seen", "seen_on", "dated", "covers")
MOST_ITEMS = 30


def add_item(
    actor: User, referral: Referral, for_key: str, upload: UploadedFile, description: Mapping[str, Any]
) -> EvidenceItem:
    """Returns the stored item: its bytes encrypted in the store, its row and event written together.

    `description` may hold the names in DESCRIPTION (dates as date or ISO string). Raises UploadRefused
    with a sentence for the sender, PermissionDenied when the actor may not refer for this school.
    """
    if not holds(actor, REFERRING_ROLES, school=referral.school):
        raise PermissionDenied
    if getattr(upload, "too_big", False):
        megabytes = settings.EVIDENCE_MAX_BYTES // (1024 * 1024)
        raise UploadRefused(f"The file is larger than {megabytes} MB. Scan it at a lower quality, or send fewer pages.")
    data = upload.read()
    media_type = media_type_of(data)
    name = store.write(data)
    try:
        with transaction.atomic():
            locked = Referral.objects.select_for_update().get(pk=referral.pk)
            _check_room(locked)
            item = EvidenceItem.objects.create(
                referral=locked,
                for_key=for_key,
                original_name=_clean_name(upload.name or "", media_type),
                media_type=media_type,
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                storage_name=name,
                added_by=actor,
                added_at=timezone.now(),
                **_described(description),
            )
            record_event(
                "referral", referral.public_id, "evidence_added", actor, {"item": item.public_id, "sha256": item.sha256}
            )
    except BaseException:
        store.delete(name)  # a file without a row would be kept for ever and found by nobody
        raise
    return item


def _check_room(referral: Referral) -> None:
    if referral.status != ReferralStatus.DRAFT:
        raise UploadRefused("This referral has been sent already, so nothing can be added to it here.")
    if referral.evidence.filter(removed_at=None).count() >= MOST_ITEMS:
        raise UploadRefused(f"There are {MOST_ITEMS} files already. Remove one first, or join several into one PDF.")


def _described(description: Mapping[str, Any]) -> dict[str, Any]:
    described = {key: description[key] for key in DESCRIPTION if description.get(key) not in (None, "")}
    for key in ("seen_on", "dated"):
        if isinstance(described.get(key), str):
            described[key] = date.fromisoformat(described[key])
    return described


def _clean_name(name: str, media_type: str) -> str:
    """Returns a name fit for a page and a header, with the ending that fits what the file is."""
    stem = "".join(letter for letter in name.rsplit(".", 1)[0] if letter.isprintable() and letter not in '/\\"<>|')
    return f"{stem.strip()[:150] or 'file'}.{EXTENSIONS[media_type]}"
