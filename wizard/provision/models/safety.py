"""Taking part, and the home as a place to teach."""

from django.conf import settings
from django.db import models

from wizard.casework.models import Case
from wizard.provision.enums import Engagement
from wizard.provision.models.providers import Placement


class EngagementEntry(models.Model):
    """Once, a pupil did not take part, or did again. It never changes."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="engagement")
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=Engagement)
    note = models.TextField(blank=True, help_text="What was said, and what would help.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["day", "pk"]
        indexes = [models.Index(fields=["case", "day"], name="engagement_of_case")]

    def __str__(self) -> str:
        return f"Entry {self.pk} of case {self.case_id}"


class EngagementWarning(models.Model):
    """The family was told, before any end, that provision may end, and what is offered instead. It never changes."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="warnings")
    given_on = models.DateField()
    told = models.CharField(max_length=160, help_text="Who was told: the pupil, a parent.")
    how = models.CharField(max_length=160, help_text="In a meeting, by letter, on the telephone.")
    offered = models.TextField(help_text="What is changed or offered, so that taking part is possible.")
    look_again_on = models.DateField(help_text="Nothing ends for not taking part before this day.")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["given_on", "pk"]

    def __str__(self) -> str:
        return f"Warning {self.pk} of case {self.case_id}"


class HomeRisk(models.Model):
    """One look at a home as a place to teach. The latest counts; none ever changes (requirements E70, E71)."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="home_risks")
    assessed_on = models.DateField()
    assessed_by = models.CharField(max_length=120)
    risks = models.TextField()
    measures = models.TextField()
    safe = models.BooleanField(help_text="Whether somebody may teach there.")
    adult = models.CharField(max_length=120, blank=True, help_text="Who is at home the whole time.")
    adult_agreed_on = models.DateField(null=True, blank=True)
    look_again_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"Home risk {self.pk} of placement {self.placement_id}"
