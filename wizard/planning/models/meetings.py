"""Meetings of a case: who was invited, who came, what was written down."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from wizard.casework.models import Case
from wizard.planning.enums import Attendee, MeetingKind, MeetingPlace, Part


class Meeting(models.Model):
    """`held_on` is set when somebody writes down that it took place; a cancelled one says why."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=10, choices=MeetingKind)
    planned_for = models.DateField()
    at = models.CharField(max_length=20, blank=True, help_text="The time of day, as people say it: 2pm.")
    place = models.CharField(max_length=10, choices=MeetingPlace, default=MeetingPlace.SCHOOL)
    where = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=120, blank=True)
    arranged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    arranged_at = models.DateTimeField()
    held_on = models.DateField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    minutes_sent_on = models.DateField(null=True, blank=True)
    minutes_sent_to = models.JSONField(default=list, help_text="[{role, name}] of those the minutes went to.")
    moved = models.JSONField(default=list, help_text="[{from, at, by, why}]: earlier days it was planned for.")
    cancelled_why = models.CharField(max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["planned_for", "pk"]
        indexes = [models.Index(fields=["case", "planned_for"], name="meeting_of_case")]

    def __str__(self) -> str:
        return f"Meeting {self.pk} of case {self.case_id}"

    @property
    def moves(self) -> list[dict[str, Any]]:
        """The days it was planned for before, the first one first, each with the reason if one was given."""
        return [{"day": date.fromisoformat(one["from"]), "why": one["why"]} for one in self.moved]


class Invited(models.Model):
    """One person at a meeting, or one whose view was brought to it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invited")
    attendee = models.CharField(max_length=14, choices=Attendee)
    name = models.CharField(max_length=120)
    came = models.BooleanField(null=True)
    view = models.TextField(blank=True, help_text="What they said, or sent where they could not come.")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Invited {self.pk} to meeting {self.meeting_id}"


class RecordDraft(models.Model):
    """A part of the record while people still talk: half of it may be empty. It goes when the part is kept."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="draft")
    content = models.JSONField(default=dict)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Draft for meeting {self.meeting_id}"


class PlanRecord(models.Model):
    """One version of a Planning and Review Record. It never changes: a correction is the next version."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="records")
    case = models.ForeignKey(Case, models.PROTECT, related_name="records")
    part = models.CharField(max_length=1, choices=Part)
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(help_text="Section key -> words, see sections.py.")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="plan_record_number_once")]

    def __str__(self) -> str:
        return f"Record {self.number} of case {self.case_id}"
