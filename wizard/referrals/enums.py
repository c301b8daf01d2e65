"""Where a referral has got to."""

from django.db.models import TextChoices


class ReferralStatus(TextChoices):
    DRAFT = "draft", "Not sent yet"
    SUBMITTED = "submitted", "Sent"
    WITHDRAWN = "withdrawn", "Withdrawn"
