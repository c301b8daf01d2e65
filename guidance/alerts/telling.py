"""When other words are in force than a follower was told of: one letter, for a clause only if that clause changed."""

from collections.abc import Sequence
from functools import cache

from django.db import transaction
from django.utils import timezone

from guidance.alerts.enums import SUBJECT, Letter, SubscriptionState
from guidance.alerts.models import Subscription
from guidance.alerts.queries import confirmed
from guidance.policies.models import EditionVersion
from guidance.policies.service import Change, Changed, Comparison, Wording, compare, current_versions, wordings_of
from record.service import enqueue

SPOKEN = {Change.REWORDED, Change.ADDED, Change.REMOVED}


def tell_followers() -> None:
    """Promises the letters. The worker's chore: who was told of a version is not told again."""
    followers = confirmed()
    current = current_versions({one.policy for one in followers}, timezone.localdate())
    words = cache(wordings_of)
    for follower in followers:
        told, now = follower.last_version_told, current.get(follower.policy_id)
        if now and now != told:
            wanted = told is not None and concerns(follower, words(told), words(now))
            _tell(follower, told, now, wanted=wanted)


def concerns(follower: Subscription, before: Sequence[Wording], after: Sequence[Wording]) -> bool:
    """Whether new words are told: always to who follows the policy, else when the clause or what is below changed."""
    return follower.clause is None or bool(changes_below(compare(before, after), follower.clause.uid, before, after))


def changes_below(found: Comparison, uid: str, before: Sequence[Wording], after: Sequence[Wording]) -> list[Changed]:
    """Returns the changes of words in one clause and in what stands below it, in either version."""
    family = {uid}
    for wording in [*before, *after]:  # each version is in reading order: what is above comes first
        if wording.under in family:
            family.add(wording.uid)
    return [change for change in found.changes if change.uid in family and SPOKEN & set(change.kinds)]


def _tell(follower: Subscription, told: EditionVersion | None, now: EditionVersion, *, wanted: bool) -> None:
    with transaction.atomic():
        held = Subscription.objects.filter(
            pk=follower.pk, state=SubscriptionState.CONFIRMED, last_version_told=told
        ).update(last_version_told=now)
        if held and wanted and told:  # whoever left meanwhile, or was told by another worker, is not held
            about = f"{follower.pk}:{told.pk}:{now.pk}"
            enqueue(Letter.CHANGED, SUBJECT, about, follower.email, f"{Letter.CHANGED}:{about}")
