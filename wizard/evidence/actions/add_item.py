"""A person of the school adds a file to a draft referral."""

import hashlib
from collections.abc import Mapping
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
from wizard.evidence.actions.describe_item import describe, described
from wizard.evidence.models import EvidenceItem
from wizard.evidence.sniff import EXTENSIONS, UploadRefused, media_type_of
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral

MOST_ITEMS = 30


def add_item(
    actor: User, referral: Referral, for_key: str, upload: UploadedFile, description: Mapping[str, Any]
) -> EvidenceItem:
    """Returns the stored item: its bytes encrypted in the store, its row and event written together.

    The same file for the same purpose again (a second click, a form sent twice) is the item there is, described anew.
    `description` may hold the names in describe_item.DESCRIPTION (dates as date or ISO string). Raises UploadRefused
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
            digest = hashlib.sha256(data).hexdigest()
            same = _same_file(locked, for_key, digest)
            item = same or EvidenceItem.objects.create(
                referral=locked,
                for_key=for_key,
                original_name=_clean_name(upload.name or "", media_type),
                media_type=media_type,
                size=len(data),
                sha256=digest,
                storage_name=name,
                added_by=actor,
                added_at=timezone.now(),
                **described(description),
            )
            if same is not None:
                store.delete(name)
                return describe(actor, same, description)
            record_event(
                "referral", referral.public_id, "evidence_added", actor, {"item": item.public_id, "sha256": item.sha256}
            )
    except BaseException:
        store.delete(name)  # a file without a row would be kept for ever and found by nobody
        raise
    return item


def _same_file(referral: Referral, for_key: str, digest: str) -> EvidenceItem | None:
    """Returns the item that holds these bytes already. Raises UploadRefused when nothing more may be added."""
    if referral.status != ReferralStatus.DRAFT:
        raise UploadRefused("This referral has been sent already, so nothing can be added to it here.")
    there = list(referral.evidence.filter(removed_at=None))
    for item in there:
        if item.sha256 == digest and item.for_key == for_key:
            return item
    if len(there) >= MOST_ITEMS:
        raise UploadRefused(f"There are {MOST_ITEMS} files already. Remove one first, or join several into one PDF.")
    return None


def _clean_name(name: str, media_type: str) -> str:
    """Returns a name fit for a page and a header, with the ending that fits what the file is."""
    stem = "".join(letter for letter in name.rsplit(".", 1)[0] if letter.isprintable() and letter not in '/\\"<>|')
    return f"{stem.strip()[:150] or 'file'}.{EXTENSIONS[media_type]}"
