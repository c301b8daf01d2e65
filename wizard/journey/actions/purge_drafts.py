"""A draft that nobody touched is deleted, after its people were warned and had the time that was promised; one that
was withdrawn, as long after that."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import PROTECT, QuerySet
from django.utils import timezone

from record.enums import OutboxState
from record.models import Outbox
from record.service import forget_letters, record_event
from wizard.consent.service import forget_consents
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import forget_files
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.referrals.service import (
    LAST_WARNING,
    expires_on,
    forget_beginner,
    nearly_over,
    warning_stem,
    withdrawn_and_over,
)


def purge_drafts() -> int:
    """Deletes the drafts whose time is over and returns how many. The worker's chore; safe to repeat."""
    today = timezone.localdate()
    over = [referral.pk for referral in nearly_over() if expires_on(referral) < today]
    withdrawn = list(withdrawn_and_over().values_list("pk", flat=True))
    return sum(purge(pk) for pk in over) + sum(purge_withdrawn(pk) for pk in withdrawn)


def purge(pk: int) -> bool:
    """Returns whether the draft was deleted: not when it was changed in this moment, or nobody was warned in time."""
    with transaction.atomic():
        referral = Referral.objects.select_for_update().filter(pk=pk, status=ReferralStatus.DRAFT).first()
        if referral is None or expires_on(referral) >= timezone.localdate() or not was_warned(referral):
            return False
        _delete(referral)
    return True


def purge_withdrawn(pk: int) -> bool:
    """Returns whether the withdrawn draft was deleted: nobody is warned of what they ended themselves."""
    with transaction.atomic():
        referral = Referral.objects.select_for_update(of=("self",)).filter(pk__in=withdrawn_and_over(), pk=pk).first()
        if referral is None:
            return False
        _delete(referral)
    return True


def _delete(referral: Referral) -> None:
    stored = list(EvidenceItem.objects.filter(referral=referral).values_list("storage_name", flat=True))
    record_event("referral", referral.public_id, "draft_purged", None, {"files": len(stored)})
    forget_beginner(referral)
    forget_consents(referral)  # before the rows go: it ends the links that lead to them
    forget_letters([referral.public_id])
    delete_with_all(Referral.objects.filter(pk=referral.pk))
    # Only once the rows are gone for good: a file without a row is litter, a row without its file a lie.
    transaction.on_commit(partial(forget_files, stored))


def delete_with_all(rows: QuerySet[Any]) -> None:
    """Deletes rows and, before them, every row of any room that protects them by pointing to them."""
    keys = list(rows.values_list("pk", flat=True))
    for relation in rows.model._meta.related_objects if keys else ():
        if relation.on_delete is PROTECT:
            delete_with_all(relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": keys}))
    rows.model._default_manager.filter(pk__in=keys).delete()


def was_warned(referral: Referral) -> bool:
    """Whether the last warning for this very day has left, at least as long ago as it promised."""
    letters = Outbox.objects.filter(key__startswith=warning_stem(referral, LAST_WARNING), state=OutboxState.SENT)
    return letters.filter(sent_at__lte=timezone.now() - timedelta(days=LAST_WARNING)).exists()
