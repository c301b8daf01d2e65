"""Keeping one arrived file: looked into, scanned, encrypted, its row and event written together.

Whoever calls has asked already whether the person may add it.
"""

import errno
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.evidence import scanner, store
from wizard.evidence.describing import describe, described
from wizard.evidence.enums import NOT_OF_THE_REFERRAL, Scan
from wizard.evidence.keyring import newest_id
from wizard.evidence.kinds import EXTENSIONS, MEGABYTE, UploadRefused
from wizard.evidence.models import EvidenceItem
from wizard.evidence.queries import sent_items
from wizard.evidence.scratch import Scratch, opened
from wizard.evidence.sniff import media_type_of
from wizard.evidence.uploads import in_scratch
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral

logger = logging.getLogger(__name__)

MOST_ITEMS = 30
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
DISK_FULL = (
    "We could not keep the file: our disk is full, and whoever runs this site has been told. "
    "Nothing else is lost. Try again later, or go on without it for now."
)
INFECTED = (
    "Our scanner found a virus in this file, so we have not kept it. Do not open it again. "
    "Ask whoever sent it for another copy, or take a photo of the paper."
)


@dataclass(frozen=True)
class Sender:
    """Who adds a file: a person signed in, or whoever came by a link."""

    user: User | None = None
    link: str = ""
    party: str = ""
    after_sending: bool = False


@dataclass(frozen=True)
class Arrived:
    """A file that was looked into: what it is, what the scanner says, and its hash."""

    plain: Scratch
    name: str
    media_type: str
    sha256: str
    finding: scanner.Finding


def keep_file(
    sender: Sender, referral: Referral, for_key: str, upload: UploadedFile, description: Mapping[str, Any]
) -> EvidenceItem:
    """Returns the stored item. The same file for the same purpose again is the item there is, described anew.

    Raises UploadRefused with a sentence for the sender; nothing is stored then.
    """
    try:
        arrived = _looked_into(upload)
    except OSError as fault:
        raise _no_room(fault) from fault
    if arrived.finding.scan == Scan.INFECTED:
        _note_infected(sender, referral, arrived)
        raise UploadRefused(INFECTED)
    return _kept(sender, referral, for_key, arrived, description)


def _looked_into(upload: UploadedFile) -> Arrived:
    """Returns what an upload is. Raises UploadRefused, or OSError when there is no room to look."""
    if getattr(upload, "too_big", False):
        megabytes = settings.EVIDENCE_MAX_BYTES // MEGABYTE
        raise UploadRefused(f"The file is larger than {megabytes} MB. Scan it at a lower quality, or send fewer pages.")
    if getattr(upload, "no_room", False):
        raise UploadRefused(DISK_FULL)
    plain = in_scratch(upload)
    media_type = media_type_of(opened(plain))
    digest = hashlib.file_digest(opened(plain), "sha256").hexdigest()
    return Arrived(plain, clean_name(upload.name or "", media_type), media_type, digest, scanner.scan(plain))


def _kept(
    sender: Sender, referral: Referral, for_key: str, arrived: Arrived, description: Mapping[str, Any]
) -> EvidenceItem:
    """Stores the bytes, then the row; without a row the bytes go again."""
    key = newest_id()
    try:
        name = store.write(opened(arrived.plain))
    except OSError as fault:
        raise _no_room(fault) from fault
    try:
        with transaction.atomic():
            locked = Referral.objects.select_for_update().get(pk=referral.pk)
            same = _same_file(sender, locked, for_key, arrived.sha256)
            if same is None:
                return _new_item(sender, locked, for_key, arrived, {**described(description), **_stored(name, key)})
            store.delete(name)
            return describe(sender.user, same, description)
    except BaseException:
        store.delete(name)  # a file without a row would be kept for ever and found by nobody
        raise


def _stored(name: str, key: str) -> dict[str, Any]:
    return {"storage_name": name, "key_id": key, "added_at": timezone.now()}


def _new_item(
    sender: Sender, referral: Referral, for_key: str, arrived: Arrived, more: Mapping[str, Any]
) -> EvidenceItem:
    item = EvidenceItem.objects.create(
        referral=referral,
        for_key=for_key,
        original_name=arrived.name,
        media_type=arrived.media_type,
        size=arrived.plain.size,
        sha256=arrived.sha256,
        added_by=sender.user,
        by_link=sender.link,
        by_party=sender.party,
        scan=arrived.finding.scan,
        scan_note=arrived.finding.note,
        scan_at=timezone.now(),
        scan_tries=1,
        **more,
    )
    data = {"item": item.public_id, "sha256": item.sha256, "scan": str(item.scan)}
    record_event("referral", referral.public_id, "evidence_added", sender.user, {**data, **_by_link(sender)})
    return item


def _note_infected(sender: Sender, referral: Referral, arrived: Arrived) -> None:
    """Writes down that an infected file was turned away: its hash and the scanner's words, nothing of the file."""
    with transaction.atomic():
        locked = Referral.objects.select_for_update().get(pk=referral.pk)
        data = {"sha256": arrived.sha256, "virus": arrived.finding.note, **_by_link(sender)}
        record_event("referral", locked.public_id, "evidence_infected", sender.user, data)


def _by_link(sender: Sender) -> dict[str, str]:
    return {"link": sender.link, "party": sender.party} if sender.link else {}


def _same_file(sender: Sender, referral: Referral, for_key: str, digest: str) -> EvidenceItem | None:
    """Returns the item that holds these bytes already. Raises UploadRefused when nothing more may be added."""
    if referral.status != ReferralStatus.DRAFT and not sender.after_sending:
        raise UploadRefused("This referral has been sent already, so nothing can be added to it here.")
    there = list(beside(sender, referral, for_key))
    for item in there:
        if item.sha256 == digest and item.for_key == for_key and item.scan != Scan.INFECTED:
            return item
    if len(there) >= MOST_ITEMS:
        raise UploadRefused(f"There are {MOST_ITEMS} files already. Remove one first, or join several into one PDF.")
    return None


def beside(sender: Sender, referral: Referral, for_key: str) -> QuerySet[EvidenceItem]:
    """Returns the items that one more stands beside; papers that are not the referral's stand by what they are for."""
    if sender.party in NOT_OF_THE_REFERRAL:
        return referral.evidence.filter(removed_at=None, by_party=sender.party, for_key=for_key)
    return sent_items().filter(referral=referral)


def _no_room(fault: OSError) -> Exception:
    """Returns a sentence for the sender when the disk is full; any other fault as it is."""
    if fault.errno not in NO_ROOM:
        return fault
    logger.error("No room in EVIDENCE_ROOT")
    return UploadRefused(DISK_FULL)


def clean_name(name: str, media_type: str) -> str:
    """Returns a name fit for a page and a header, with the ending that fits what the file is."""
    stem = "".join(letter for letter in name.rsplit(".", 1)[0] if letter.isprintable() and letter not in '/\\"<>|')
    return f"{stem.strip()[:150] or 'file'}.{EXTENSIONS[media_type]}"
