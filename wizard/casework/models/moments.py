"""What happened on which day: what the route's clocks run from."""

from django.conf import settings
from django.db import models

from wizard.casework.models.case import Case


class CaseMoment(models.Model):
    """An event of the route's vocabulary, or one of casework's own. A mistake is struck out and stays readable."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="moments")
    event = models.CharField(max_length=30)
    on = models.DateField()
    about = models.CharField(max_length=60, blank=True, help_text="Which one: a meeting, a requirement, a period.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    struck_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        indexes = [
            models.Index(fields=["case", "event", "on"], name="moment_of_case"),
            models.Index(fields=["event", "on"], name="moment_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.event} of case {self.case_id}"


class CaseClock(models.Model):
    """One clock of the pinned route, as it stands: when it is due, and up to which day it was dealt with."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="clocks")
    key = models.CharField(max_length=60)
    due_on = models.DateField()
    provisional = models.BooleanField(default=False)
    move = models.CharField(max_length=10)
    dealt_with_due = models.DateField(null=True, blank=True, help_text="The due day that somebody dealt with.")
    dealt_with_at = models.DateTimeField(null=True, blank=True)
    dealt_with_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dealt_with_note = models.CharField(max_length=300, blank=True)
    remind_on = models.DateField(null=True, blank=True, help_text="The next day on which somebody is reminded.")
    reminded_on = models.DateField(null=True, blank=True, help_text="The latest remind_on that was sent.")
    escalated_due = models.DateField(null=True, blank=True, help_text="The due day that was escalated.")

    class Meta:
        ordering = ["due_on", "key"]
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="case_clock_once")]
        indexes = [
            models.Index(fields=["remind_on"], name="clock_to_remind"),
            models.Index(fields=["due_on"], name="clock_due"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of case {self.case_id}"

    @property
    def is_dealt_with(self) -> bool:
        """Whether somebody dealt with the day it is due now."""
        return self.dealt_with_due is not None and self.dealt_with_due >= self.due_on


class CaseTask(models.Model):
    """Something a person promised or was asked, with an owner and a day: from a meeting, a clock, or the desk."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="tasks")
    what = models.TextField()
    move = models.CharField(max_length=10)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=60, blank=True, help_text="meeting:3, clock:review, request:5.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["case", "done_at", "due_on"], name="task_of_case")]

    def __str__(self) -> str:
        return f"Task {self.pk} of case {self.case_id}"
