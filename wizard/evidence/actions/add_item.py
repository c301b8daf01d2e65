"""A person of the school adds a file to a draft referral."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile

from people.models import User
from wizard.evidence.keeping import Sender, keep_file
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral
from wizard.referrals.service import may_refer


def add_item(
    actor: User, referral: Referral, for_key: str, upload: UploadedFile, description: Mapping[str, Any]
) -> EvidenceItem:
    """Returns the stored item: its bytes encrypted in the store, its row and event written together.

    The same file for the same purpose again (a second click, a form sent twice) is the item there is, described anew.
    `description` may hold the names in describing.DESCRIPTION (dates as date or ISO string). Raises UploadRefused
    with a sentence for the sender, PermissionDenied when the actor may not refer for this school.
    """
    if not may_refer(actor, referral):
        raise PermissionDenied
    return keep_file(Sender(user=actor), referral, for_key, upload, description)
