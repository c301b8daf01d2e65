"""Somebody who got the letter says yes. The link's secret is the permission."""

from django.db import transaction
from django.utils import timezone

from guidance.alerts.enums import SubscriptionState
from guidance.alerts.models import Subscription
from guidance.alerts.queries import version_now


def confirm(token: str) -> Subscription:
    """Returns the subscription, confirmed; again changes nothing. Raises Subscription.DoesNotExist once it was left."""
    with transaction.atomic():
        asked = Subscription.objects.select_for_update(of=("self",)).select_related("policy", "clause").get(token=token)
        if asked.state == SubscriptionState.LEFT:
            raise Subscription.DoesNotExist
        if asked.state == SubscriptionState.ASKED:
            asked.state, asked.confirmed_at = SubscriptionState.CONFIRMED, timezone.now()
            asked.last_version_told = version_now(asked.policy)
            asked.save(update_fields=["state", "confirmed_at", "last_version_told"])
        return asked
