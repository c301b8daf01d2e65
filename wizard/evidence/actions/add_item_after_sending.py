"""A school adds a file to a referral that was sent, because the council asked for it. What was sent stays frozen."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile

from people.models import User
from wizard.evidence.keeping import Sender, keep_file
from wizard.evidence.models import EvidenceItem
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.referrals.service import may_refer


def add_item_after_sending(
    actor: User, referral: Referral, for_key: str, upload: UploadedFile, description: Mapping[str, Any]
) -> EvidenceItem:
    """Returns the stored item, as add_item does. Whether the council asks for it is the caller's to know.

    Raises UploadRefused with a sentence for the sender, PermissionDenied when the actor may not refer for this school
    or the referral was not sent.
    """
    if not may_refer(actor, referral) or referral.status != ReferralStatus.SUBMITTED:
        raise PermissionDenied
    return keep_file(Sender(user=actor, after_sending=True), referral, for_key, upload, description)
