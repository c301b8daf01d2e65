"""What the council asks after submission, hears, and makes of the papers."""

from django.conf import settings
from django.db import models

from wizard.casework.models.case import Case
from wizard.consent.models import FamilyPerson


class InfoRequest(models.Model):
    """One missing thing, asked of the school or the family without opening the rest of the referral again."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="info_requests")
    of = models.CharField(max_length=10, help_text="Whose move it is: school, family or health.")
    about = models.CharField(max_length=130, blank=True, help_text="requirement:medical, question:days_missed.")
    what = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    people = models.ManyToManyField(
        FamilyPerson, blank=True, related_name="+", help_text="Of the family: whom it is asked of; nobody means all."
    )

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["case", "answered_at"], name="request_of_case")]

    def __str__(self) -> str:
        return f"Request {self.pk} of case {self.case_id}"


class HeardEvidence(models.Model):
    """Evidence that came by telephone or in a meeting: who said it, when, and to whom."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="heard")
    requirement = models.CharField(max_length=60, blank=True, help_text="The evidence requirement it counts for.")
    author = models.CharField(max_length=60, blank=True, help_text="The route's key for the profession.")
    said_by = models.CharField(max_length=120)
    how = models.CharField(max_length=20, help_text="telephone, meeting or visit.")
    heard_on = models.DateField()
    seen_on = models.DateField(null=True, blank=True, help_text="When they last saw the child.")
    what = models.TextField()
    meeting = models.CharField(max_length=60, blank=True, help_text="The meeting whose minutes hold it.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["heard_on", "pk"]

    def __str__(self) -> str:
        return f"Heard evidence {self.pk} of case {self.case_id}"


class EvidenceRuling(models.Model):
    """An officer's word on one paper: it counts, or does not, or is challenged. The route's verdict stays beside it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="rulings")
    item = models.CharField(max_length=40, help_text="The paper's public id, or heard:ID.")
    verdict = models.CharField(max_length=20, blank=True, help_text="accepted, for_now, refused; blank: no ruling.")
    challenged = models.BooleanField(default=False)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Ruling {self.pk} of case {self.case_id}"
