"""A file goes from one draft of a school to another of the same school, when another council is responsible."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.evidence.models import EvidenceItem
from wizard.evidence.queries import may_see
from wizard.referrals.models import Referral
from wizard.referrals.service import referrals_changeable_by


@transaction.atomic
def move_item(
    actor: User, item: EvidenceItem, to: Referral, for_key: str, forget: Collection[str] = ()
) -> EvidenceItem:  # fmt: skip
    """Returns the item, now of the other draft and under `for_key`; the bytes stay where they are.

    `forget` names what was said of it and is not a choice there. Raises PermissionDenied unless both are drafts of one
    school that the actor refers for, and for a file that the actor may not see or that came from outside by a link: who
    sent that sent it to the first council.
    """
    earlier = item.referral
    mine = referrals_changeable_by(actor).filter(pk__in=[earlier.pk, to.pk], school=to.school_id).count()
    if mine != len({earlier.pk, to.pk}) or item.by_link or item.removed_at or not may_see(actor, item):
        raise PermissionDenied
    item.referral, item.for_key = to, for_key
    for name in forget:
        setattr(item, name, "")
    item.save(update_fields=["referral", "for_key", *forget])
    told = {"item": item.public_id, "sha256": item.sha256}
    record_event("referral", earlier.public_id, "evidence_moved", actor, {**told, "to": to.public_id})
    record_event("referral", to.public_id, "evidence_moved_here", actor, {**told, "from": earlier.public_id})
    return item
