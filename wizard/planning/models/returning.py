"""The way back to school: a named adult, what is ready first, and steps with their days."""

from django.conf import settings
from django.db import models

from wizard.casework.models import Case


class ReturnPlan(models.Model):
    """One for each case. A change takes the headteacher's agreement back: they agreed to other steps."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="return_plan")
    adult = models.CharField(max_length=120, help_text="Who meets the pupil and whom the pupil may turn to.")
    adult_role = models.CharField(max_length=120, blank=True)
    ready = models.TextField(blank=True, help_text="What is in place before the first day.")
    signs = models.TextField(blank=True, help_text="How everybody sees that it goes too fast, and what happens then.")
    look_again_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=120, blank=True, help_text="The headteacher, or who stands for them.")
    agreed_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Return plan of case {self.case_id}"


class ReturnStep(models.Model):
    """One step of a phased timetable: from which day, what, and how many hours a week in school."""

    plan = models.ForeignKey(ReturnPlan, models.CASCADE, related_name="steps")
    begins = models.DateField()
    kind = models.CharField(max_length=10)
    what = models.CharField(max_length=300)
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)

    class Meta:
        ordering = ["begins", "pk"]

    def __str__(self) -> str:
        return f"Step {self.pk} of return plan {self.plan_id}"
