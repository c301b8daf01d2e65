"""Who wants to hear when a policy, or one clause of it, changes: an e-mail address and nothing else of a person."""

import secrets

from django.db import models
from django.db.models import Q

from guidance.alerts.enums import SubscriptionState
from guidance.policies.models import Clause, EditionVersion, PolicyPage


def new_token() -> str:
    """Returns the secret of the links in letters: 43 characters that nobody can guess."""
    return secrets.token_urlsafe(32)


class Subscription(models.Model):
    """Without a clause it is about the whole policy. Whoever left has no address here any more."""

    token = models.CharField(max_length=60, unique=True, default=new_token)
    email = models.EmailField(blank=True)
    policy = models.ForeignKey(PolicyPage, models.CASCADE, related_name="subscriptions")
    clause = models.ForeignKey(Clause, models.CASCADE, null=True, blank=True, related_name="subscriptions")
    state = models.CharField(max_length=10, choices=SubscriptionState, default=SubscriptionState.ASKED)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    last_version_told = models.ForeignKey(
        EditionVersion, models.PROTECT, null=True, blank=True, related_name="subscriptions_told"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email", "policy"],
                condition=Q(clause__isnull=True) & ~Q(email=""),
                name="subscription_policy_once",
            ),
            models.UniqueConstraint(
                fields=["email", "policy", "clause"], condition=~Q(email=""), name="subscription_clause_once"
            ),
        ]
        indexes = [models.Index(fields=["state", "policy"], name="subscription_to_tell")]

    def __str__(self) -> str:
        return f"{self.get_state_display()} ({self.pk})"
