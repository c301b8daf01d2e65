"""Where a wish to be told stands, and the letters that go with it."""

from django.db.models import TextChoices


class SubscriptionState(TextChoices):
    ASKED = "asked", "Asked for, not confirmed"
    CONFIRMED = "confirmed", "Gets letters"
    LEFT = "left", "Left"


class Letter(TextChoices):
    CONFIRM = "alert_confirm", "Please confirm"
    ALREADY = "alert_already", "You follow this already"
    CHANGED = "alert_changed", "It has changed"


SUBJECT = "subscription"  # the outbox's word for what the letters are about
