"""The council looks after what it arranged: a visit to where a pupil is taught, and the yearly check of a provider."""

from django.conf import settings
from django.db import models

from wizard.provision.enums import Finding
from wizard.provision.models.providers import Placement, Provider


class Visit(models.Model):
    """A visit to see how the teaching goes: planned, then held, with what was found (requirement E85)."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="visits")
    planned_on = models.DateField()
    visitor = models.CharField(max_length=120, help_text="Who of the council visits.")
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    held_on = models.DateField(null=True, blank=True)
    found = models.TextField(blank=True)
    finding = models.CharField(max_length=8, choices=Finding, blank=True)
    next_steps = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-planned_on", "-pk"]

    def __str__(self) -> str:
        return f"Visit {self.pk} to placement {self.placement_id}"


class QualityCheck(models.Model):
    """The council's checklist, gone through with one provider. It never changes; the next is due in a year (N139)."""

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    again_by = models.DateField()
    seen = models.JSONField(help_text="For each item of the list: whether it was seen, and what was seen.")
    note = models.TextField(blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-checked_on", "-pk"]

    def __str__(self) -> str:
        return f"Check {self.pk} of provider {self.provider_id}"
