"""Where a referral has got to."""

from django.db.models import TextChoices


class ReferralStatus(TextChoices):
    DRAFT = "draft", "Not sent yet"
    SUBMITTED = "submitted", "Sent"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ReceivedBy(TextChoices):
    """How a referral reached the council."""

    ONLINE = "online", "Filled in online by the school"
    TELEPHONE = "telephone", "By telephone"
    PAPER = "paper", "On paper or by email"
