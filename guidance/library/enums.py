"""Named sets for sources."""

from django.db.models import TextChoices


class SourceKind(TextChoices):
    LAW = "law", "Law"
    GUIDANCE = "guidance", "National guidance"


class SourceStatus(TextChoices):
    IN_FORCE = "in_force", "In force"
    SUPERSEDED = "superseded", "Superseded"
