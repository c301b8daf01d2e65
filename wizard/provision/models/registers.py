"""What a provider says, by link: who came to each session, and how it goes. A correction is a row of its own."""

from django.conf import settings
from django.db import models

from links.models import Link
from wizard.provision.enums import Why
from wizard.provision.models.providers import Placement


class RegisterMark(models.Model):
    """Whether the pupil came to one session. The latest row of a session counts; none ever changes."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="marks")
    day = models.DateField()
    half = models.CharField(max_length=2)
    came = models.BooleanField()
    why = models.CharField(max_length=12, choices=Why, blank=True)
    told = models.CharField(max_length=300, blank=True, help_text="What the tutor was told about the absence.")
    hours = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True, help_text="Hours taught.")
    said_by = models.CharField(max_length=120)
    by_link = models.ForeignKey(Link, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["day", "half", "pk"]
        indexes = [models.Index(fields=["placement", "day", "half"], name="mark_of_placement")]

    def __str__(self) -> str:
        return f"Mark {self.pk} of placement {self.placement_id}"


class ProviderReport(models.Model):
    """How it goes, with what the pupil says to it (requirements E89, E90). It never changes."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="reports")
    first_day = models.DateField()
    last_day = models.DateField()
    progress = models.TextField()
    next_steps = models.TextField(blank=True)
    pupil_says = models.TextField(blank=True, help_text="In the pupil's own words.")
    pupil_silent_why = models.CharField(max_length=300, blank=True, help_text="Why the pupil said nothing to it.")
    written_by = models.CharField(max_length=120)
    by_link = models.ForeignKey(Link, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"Report {self.pk} on placement {self.placement_id}"
