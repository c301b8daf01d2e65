"""A pupil's week by half days. A changed week is the next timetable: the old one stays with its days."""

from django.conf import settings
from django.db import models

from wizard.casework.models import Case
from wizard.provision.enums import Planned
from wizard.provision.models.providers import Placement


class Timetable(models.Model):
    """Holds from a day until the next one does. What of it is part-time ends with its last day; teaching goes on."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="timetables")
    number = models.PositiveSmallIntegerField()
    holds_from = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day of an agreed part-time timetable.")
    review_on = models.DateField(null=True, blank=True)
    agreed_with = models.CharField(max_length=160, blank=True, help_text="Who of the family agreed to it.")
    subjects = models.TextField(blank=True, help_text="Which subjects, and who teaches them.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="timetable_number_once")]

    def __str__(self) -> str:
        return f"Timetable {self.number} of case {self.case_id}"


class Slot(models.Model):
    """One half day of a week: Monday is 0."""

    timetable = models.ForeignKey(Timetable, models.CASCADE, related_name="slots")
    weekday = models.PositiveSmallIntegerField()
    half = models.CharField(max_length=2)
    planned = models.CharField(max_length=10, choices=Planned)
    placement = models.ForeignKey(Placement, models.CASCADE, null=True, blank=True, related_name="slots")
    hours = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)

    class Meta:
        ordering = ["weekday", "half"]
        constraints = [models.UniqueConstraint(fields=["timetable", "weekday", "half"], name="slot_once")]

    def __str__(self) -> str:
        return f"Slot {self.weekday} {self.half} of timetable {self.timetable_id}"
