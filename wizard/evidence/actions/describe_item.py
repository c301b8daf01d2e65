"""A person of the school says, or says again, what a file already kept is."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.models import User
from wizard.evidence.describing import describe
from wizard.evidence.models import EvidenceItem
from wizard.evidence.queries import items_visible_to
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.referrals.service import may_refer

CLINICIAN = "clinician"


def describe_item(actor: User, referral: Referral, public_id: str, description: Mapping[str, Any]) -> EvidenceItem:
    """Returns the item with its new description; the file stays as it is.

    Raises EvidenceItem.DoesNotExist for an item of another referral, one removed, or one that the actor may not see;
    PermissionDenied when the actor may not refer for this school or the referral has been sent.
    """
    if not may_refer(actor, referral):
        raise PermissionDenied
    with transaction.atomic():
        locked = Referral.objects.select_for_update().get(pk=referral.pk)
        if locked.status != ReferralStatus.DRAFT:
            raise PermissionDenied
        item = items_visible_to(actor).get(referral=locked, public_id=public_id)
        if item.by_party == CLINICIAN:  # what a clinician said is theirs: the school says only who may open it
            description = {key: value for key, value in description.items() if key == "readers"}
        return describe(actor, item, description)
