"""A person of the school takes a file off a draft referral."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.evidence import store
from wizard.evidence.models import EvidenceItem
from wizard.evidence.queries import may_see
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.referrals.service import may_refer


def remove_item(actor: User, referral: Referral, public_id: str) -> None:
    """Marks the item removed and deletes its bytes once that is certain. Removing twice is harmless.

    Raises EvidenceItem.DoesNotExist for an item of another referral or one that the actor may not see,
    PermissionDenied when the actor may not refer for this school or the referral has been sent.
    """
    if not may_refer(actor, referral):
        raise PermissionDenied
    with transaction.atomic():
        locked = Referral.objects.select_for_update().get(pk=referral.pk)
        if locked.status != ReferralStatus.DRAFT:
            raise PermissionDenied
        item = EvidenceItem.objects.get(referral=locked, public_id=public_id)
        if item.removed_at is not None:
            return
        if not may_see(actor, item):
            raise EvidenceItem.DoesNotExist
        item.removed_at = timezone.now()
        item.save(update_fields=["removed_at"])
        record_event("referral", referral.public_id, "evidence_removed", actor, {"item": item.public_id})
        transaction.on_commit(lambda: forget_bytes(item))


def forget_bytes(item: EvidenceItem) -> None:
    """Deletes the stored file and its copy."""
    store.delete(item.storage_name)
    store.delete(item.copy_name)
