"""What the school itself does for a pupil, from day one. Rows are written once: a correction is a row of its own.

No values of a child stand in __str__, events, letters, logs or addresses of pages.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from guidance.library.models import Source
from people.models import School
from wizard.attendance.models import RegisterPupil
from wizard.referrals.models import Referral, new_public_id
from wizard.support.enums import Kind


class Entry(models.Model):
    """One thing written down. `content` is what its form was given (see forms); the database refuses to change it.

    `about` is the row this one carries on from: the plan it reviews, the timetable it decides on. `corrects` is the
    row it stands in place of, with the reason.
    """

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    pupil = models.ForeignKey(RegisterPupil, models.PROTECT, related_name="support")
    kind = models.CharField(max_length=20, choices=Kind)
    day = models.DateField(help_text="The day it is about.")
    until = models.DateField(null=True, help_text="Review by, or the last day, where its kind has one.")
    content = models.JSONField()
    about = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    why = models.CharField(max_length=300, blank=True, help_text="Why it was corrected.")
    posted = models.CharField(max_length=32, help_text="The form it came with: posting twice makes one row.")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [models.UniqueConstraint(fields=["pupil", "posted"], name="support_entry_posted_once")]
        indexes = [models.Index(fields=["pupil", "kind", "-day"], name="support_entry_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    def said(self, name: str) -> Any:
        """Returns one value of its content; None where it was left out."""
        return self.content.get(name)

    def day_said(self, name: str) -> date | None:
        """Returns a date of its content."""
        return date.fromisoformat(self.content[name]) if self.content.get(name) else None


class DueScan(models.Model):
    """A school's pupils were looked through on a day for what is due, and how much was."""

    school = models.ForeignKey(School, models.PROTECT, related_name="support_scans")
    day = models.DateField()
    due = models.PositiveIntegerField()
    letter = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "day"], name="support_scan_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} at {self.school}"


class BroughtOver(models.Model):
    """Which answers a referral was started with from the pupil's page: question key -> SHA-256 of the value."""

    referral = models.OneToOneField(Referral, models.CASCADE, related_name="brought_over")
    on = models.DateField()
    questions = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"Brought over to referral {self.referral_id}"


class GuidanceRead(models.Model):
    """A school says who read a guidance, in the edition that it then was."""

    school = models.ForeignKey(School, models.PROTECT, related_name="guidance_read")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    who = models.CharField(max_length=120)
    on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["school", "source", "who", "on"], name="guidance_read_once")]

    def __str__(self) -> str:
        return f"Read {self.pk}"
