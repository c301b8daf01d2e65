"""A case worker keeps a paper beside a referral: the council's own, such as the proof behind a hospital's invoice, or
one that the council was given for it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.service import holds
from record.service import record_event
from wizard.evidence.actions.remove_item import forget_bytes
from wizard.evidence.enums import COUNCIL_PARTY, Readers
from wizard.evidence.keeping import Sender, keep_file
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral


def add_council_item(actor: User, referral: Referral, for_key: str, upload: UploadedFile) -> EvidenceItem:
    """Returns the stored item, which the council's case workers alone know of; the same file again is the one there is.

    Raises UploadRefused with a sentence for the sender, PermissionDenied for who works no cases of this authority.
    """
    if not holds(actor, CASE_ROLES, authority=referral.authority):
        raise PermissionDenied
    sender = Sender(user=actor, party=COUNCIL_PARTY, after_sending=True)
    return keep_file(sender, referral, for_key, upload, {"readers": Readers.COUNCIL})


def add_given_item(
    actor: User, referral: Referral, for_key: str, upload: UploadedFile, description: Mapping[str, Any]
) -> EvidenceItem:
    """Returns the stored item: a paper that the council was given, scanned and read as one that the school adds.

    Raises UploadRefused with a sentence for the sender, PermissionDenied for who works no cases of this authority.
    """
    if not holds(actor, CASE_ROLES, authority=referral.authority):
        raise PermissionDenied
    return keep_file(Sender(user=actor, after_sending=True), referral, for_key, upload, description)


@transaction.atomic
def remove_council_item(actor: User, item: EvidenceItem) -> None:
    """Takes off a paper that another replaced; its bytes go once that is certain. Removing twice is harmless.

    Raises PermissionDenied, also for a file that the council did not add itself.
    """
    referral = Referral.objects.select_for_update(of=("self",)).select_related("authority").get(pk=item.referral_id)
    if item.by_party != COUNCIL_PARTY or not holds(actor, CASE_ROLES, authority=referral.authority):
        raise PermissionDenied
    held = EvidenceItem.objects.get(pk=item.pk)
    if held.removed_at is None:
        held.removed_at = timezone.now()
        held.save(update_fields=["removed_at"])
        record_event("referral", referral.public_id, "evidence_removed", actor, {"item": held.public_id})
        transaction.on_commit(lambda: forget_bytes(held))
