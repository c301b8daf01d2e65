"""Somebody without an account (a parent, a young person, a clinician) adds a file, by their link."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from wizard.evidence.keeping import Sender, keep_file
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral


class OpenedLink(Protocol):
    """What is asked of a link: its own id, what its holder is, and until when it holds."""

    @property
    def public_id(self) -> str: ...
    @property
    def party(self) -> str: ...
    @property
    def ended_at(self) -> datetime | None: ...
    @property
    def expires_at(self) -> datetime: ...


def add_item_by_link(
    link: OpenedLink,
    referral: Referral,
    for_key: str,
    upload: UploadedFile,
    description: Mapping[str, Any],
    *,
    after_sending: bool = False,
) -> EvidenceItem:
    """Returns the stored item, which says by which link and from what party it came.

    Whether the link is about this referral is for the caller, who made it. `description` as in add_item;
    `readers` in it says who may open the file, `after_sending` that the referral was sent and this was asked for
    since. Raises UploadRefused with a sentence for the sender, PermissionDenied
    when the link ended or expired meanwhile.
    """
    if link.ended_at is not None or link.expires_at <= timezone.now():
        raise PermissionDenied
    sender = Sender(link=link.public_id, party=link.party, after_sending=after_sending)
    return keep_file(sender, referral, for_key, upload, description)
