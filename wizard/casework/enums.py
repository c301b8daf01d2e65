"""Where a case has got to."""

from django.db.models import TextChoices


class CaseStatus(TextChoices):
    RECEIVED = "received", "Received"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
