"""Papers that a route wants before provision starts, or fresh for a review, as they were handed in."""

from django.conf import settings
from django.db import models

from wizard.casework.models import Case
from wizard.evidence.models import EvidenceItem


class HandedIn(models.Model):
    """One paper, as a file or in words; a later one for the same requirement takes its place, and both stay."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="handed_in")
    requirement = models.CharField(max_length=60, help_text="The route's document that it is.")
    title = models.CharField(max_length=160)
    words = models.JSONField(default=dict, help_text="Part key of the route -> what was written; one part is empty.")
    item = models.ForeignKey(EvidenceItem, models.PROTECT, null=True, blank=True, related_name="+")
    dated = models.DateField(null=True, blank=True, help_text="The date on it; of advice, the day it was given.")
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()

    class Meta:
        ordering = ["handed_at", "pk"]
        indexes = [models.Index(fields=["case", "requirement"], name="handed_in_of_case")]

    def __str__(self) -> str:
        return f"Paper {self.pk} of case {self.case_id}"
