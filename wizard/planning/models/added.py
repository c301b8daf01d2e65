"""What others add to a plan: health's advice, reports and training; the council's look at what is taught."""

from django.conf import settings
from django.db import models

from wizard.casework.models import Case
from wizard.planning.enums import AddedKind


class Added(models.Model):
    """Asked of somebody, come from somebody, or both. Nothing that came is changed: what is newer stands beside it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="added")
    kind = models.CharField(max_length=12, choices=AddedKind)
    who = models.CharField(max_length=160, help_text="Name and role, as people say it.")
    asked = models.TextField(blank=True)
    asked_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    came_on = models.DateField(null=True, blank=True)
    what = models.TextField(blank=True, help_text="What they said, wrote, trained or saw.")
    suits = models.BooleanField(null=True, help_text="Of a look at lessons: whether they suit the pupil.")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["case", "kind"], name="added_of_case")]

    def __str__(self) -> str:
        return f"Added {self.pk} to case {self.case_id}"
