"""What a family and its council write to each other, what is new to them, and the times in which the family wishes
to hear nothing."""

from django.conf import settings
from django.db import models

from wizard.casework.models import Case, CaseTask
from wizard.consent.models import FamilyPerson


class FamilyMessage(models.Model):
    """One message. Each person of the family has a conversation of their own, which nobody else of it reads.

    A family's message comes with a task of the council; it is answered when that task is done.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="family_messages")
    person = models.ForeignKey(FamilyPerson, models.CASCADE, related_name="messages")
    by_family = models.BooleanField()
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    task = models.OneToOneField(CaseTask, models.SET_NULL, null=True, related_name="family_message")
    alarmed_on = models.DateField(null=True, help_text="The last day the council was told that it waits.")

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["case", "person", "written_at"], name="message_of_person")]

    def __str__(self) -> str:
        return f"Message {self.pk} of case {self.case_id}"


class FamilyNews(models.Model):
    """Something new on the page of one person, stored before an e-mail is promised; without a person nobody had a page.

    A day's news is one e-mail, until it was read: `mailed` says which row it went out with.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="family_news")
    person = models.ForeignKey(FamilyPerson, models.CASCADE, null=True, related_name="news")
    part = models.CharField(max_length=12, help_text="The part of the page on which it is read.")
    about = models.CharField(max_length=120, help_text="decided:1, letter:…, late:review:2027-02-22; told once.")
    made_at = models.DateTimeField()
    mailed = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "person", "about"], name="news_told_once"),
            models.UniqueConstraint(fields=["case", "about"], condition=models.Q(person=None), name="news_of_nobody"),
        ]

    def __str__(self) -> str:
        return f"News {self.pk} of case {self.case_id}"


class QuietTime(models.Model):
    """Why a case falls silent for the family, from when to when. Case.quiet_since says that it is silent now."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="quiet_times")
    since = models.DateField()
    wished_by = models.CharField(max_length=120)
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering = ["set_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(ended_on=None), name="one_quiet_time_runs")
        ]

    def __str__(self) -> str:
        return f"Quiet time {self.pk} of case {self.case_id}"
