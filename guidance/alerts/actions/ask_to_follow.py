"""Somebody asks to be told: nothing is sent but one letter with a link, until they confirm."""

from django.db import transaction
from django.utils import timezone

from guidance.alerts.enums import SUBJECT, Letter, SubscriptionState
from guidance.alerts.models import Subscription
from guidance.policies.models import Clause, PolicyPage
from record.service import enqueue


def ask_to_follow(policy: PolicyPage, clause: Clause | None, email: str) -> None:
    """Promises the letter that asks, or to somebody who follows already one that says so.

    The caller tells everybody the same, so that nobody learns who follows what. Anybody may ask; how often is limited
    in the view.
    """
    now = timezone.now()
    with transaction.atomic():
        asked, _ = Subscription.objects.get_or_create(
            email=email.strip().lower(), policy=policy, clause=clause, defaults={"asked_at": now}
        )
        kind = Letter.ALREADY
        if asked.state == SubscriptionState.ASKED:
            kind, asked.asked_at = Letter.CONFIRM, now
            asked.save(update_fields=["asked_at"])
        enqueue(kind, SUBJECT, f"{asked.pk}:", asked.email, f"{kind}:{asked.pk}:{now.timestamp()}")
