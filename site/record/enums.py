"""Where a thing to be sent has got to."""

from django.db.models import TextChoices


class OutboxState(TextChoices):
    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    UNCERTAIN = "uncertain", "Perhaps sent: a person decides"
    DEAD = "dead", "Given up: a person decides"
