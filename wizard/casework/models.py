"""The council's work on a submission."""

from django.conf import settings
from django.db import models

from people.models import Authority, School
from wizard.casework.enums import CaseStatus
from wizard.referrals.models import Submission


class Case(models.Model):
    submission = models.OneToOneField(Submission, models.PROTECT, related_name="case")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="cases")
    school = models.ForeignKey(School, models.PROTECT, related_name="cases")
    status = models.CharField(max_length=14, choices=CaseStatus, default=CaseStatus.RECEIVED)
    opened_at = models.DateTimeField()
    acknowledge_by = models.DateTimeField(
        help_text="After this the council is alarmed while nobody has acknowledged it."
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    handed_over_to = models.TextField(
        blank=True, help_text="Whom the route names instead of this desk: the case is worked in their system."
    )
    handed_over_reference = models.CharField(max_length=80, blank=True, help_text="What it is called there.")
    handed_over_on = models.DateField(null=True, blank=True, help_text="The day they say they took it.")

    alarmed_on = models.DateField(null=True, blank=True, help_text="The last day the council was told it is late.")

    class Meta:
        ordering = ["opened_at"]
        indexes = [models.Index(fields=["authority", "status", "opened_at"], name="case_of_authority")]

    def __str__(self) -> str:
        return f"Case {self.pk}"
