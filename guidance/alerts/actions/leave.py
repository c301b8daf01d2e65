"""Somebody wants no more letters. The link's secret is the permission, and the address is forgotten at once."""

from django.db import transaction
from django.utils import timezone

from guidance.alerts.enums import SubscriptionState
from guidance.alerts.models import Subscription
from guidance.alerts.purging import letters_of


def leave(token: str) -> Subscription:
    """Returns the subscription without its address, its letters taken back. Raises Subscription.DoesNotExist."""
    with transaction.atomic():
        held = Subscription.objects.select_for_update(of=("self",)).select_related("policy", "clause").get(token=token)
        if held.state != SubscriptionState.LEFT:
            held.state, held.left_at, held.email = SubscriptionState.LEFT, timezone.now(), ""
            held.save(update_fields=["state", "left_at", "email"])
        letters_of([held.pk]).delete()
        return held
