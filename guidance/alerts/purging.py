"""No address is kept longer than it is needed: here, and in the outbox where letters are addressed."""

from collections.abc import Iterable
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils import timezone

from guidance.alerts.enums import SUBJECT, SubscriptionState
from guidance.alerts.models import Subscription
from record.enums import OutboxState
from record.models import Outbox

UNCONFIRMED_FOR = timedelta(days=7)  # calendar days
SENT_FOR = timedelta(days=30)


def forget_addresses() -> None:
    """Deletes what nobody confirmed within 7 calendar days, and letters sent long ago or to people who left.

    The worker's chore; safe to repeat. A letter that is just being sent is deleted in the next round.
    """
    now = timezone.now()
    Subscription.objects.filter(state=SubscriptionState.ASKED, asked_at__lt=now - UNCONFIRMED_FOR).delete()
    _letters().filter(state=OutboxState.SENT, sent_at__lt=now - SENT_FOR).delete()
    wanted = set(Subscription.objects.exclude(state=SubscriptionState.LEFT).values_list("pk", flat=True))
    about = _letters().values_list("pk", "subject_id")
    Outbox.objects.filter(pk__in=[pk for pk, subject in about if subscription_of(subject) not in wanted]).delete()


def letters_of(subscriptions: Iterable[int]) -> QuerySet[Outbox]:
    """Returns the letters about these subscriptions, but for those on their way this moment."""
    named = reduce(or_, (Q(subject_id__startswith=f"{pk}:") for pk in subscriptions), Q(pk__in=[]))
    return _letters().filter(named)


def subscription_of(subject_id: str) -> int:
    """Returns the subscription that an outbox row names: "12:" or "12:4:5"."""
    return int(subject_id.partition(":")[0])


def _letters() -> QuerySet[Outbox]:
    return Outbox.objects.filter(subject_kind=SUBJECT).exclude(state=OutboxState.SENDING)
