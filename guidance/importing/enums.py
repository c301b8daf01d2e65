"""Named sets for importing."""

from django.db.models import TextChoices


class Numbers(TextChoices):
    """Whose numbers an edition shows."""

    KEEP = "keep", "Keep the document's numbers"
    COMPUTE = "compute", "Let Waymark number the clauses"
