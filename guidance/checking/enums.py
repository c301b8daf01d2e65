"""Named sets for findings."""

from django.db.models import TextChoices


class Severity(TextChoices):
    """An error misleads a reader or breaks national rules; a warning should be looked at; advice may wait."""

    ERROR = "error", "Error"
    WARNING = "warning", "Warning"
    ADVICE = "advice", "Advice"
