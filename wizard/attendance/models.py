"""Registers as they were handed in, the dates of terms, and what a school tells its council of illness.

Names and addresses of children are never in __str__, addresses of pages, letters or logs.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from people.models import Authority, School
from wizard.attendance.enums import Stage, ToldBy
from wizard.attendance.kept_text import marks_of_text
from wizard.attendance.marks import Marks
from wizard.referrals.models import Referral, new_public_id


class RegisterMarks(models.Model):
    """The marks that answer one attendance question of a referral; replaced until it is sent, purged with it."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="register_marks")
    question_key = models.CharField(max_length=60)
    file_name = models.CharField(max_length=160)
    text = models.TextField(help_text="A line a week, see kept_text.")
    sha256 = models.CharField(max_length=64)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "question_key"], name="register_marks_once")]

    def __str__(self) -> str:
        return f"Marks for {self.question_key} of referral {self.referral_id}"

    @property
    def marks(self) -> Marks:
        """The marks, read from the text."""
        return marks_of_text(self.text)


class TermDates(models.Model):
    """One school year's half terms and closed days: an authority's, or a school's own, which come first."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="term_dates")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="term_dates")
    starting_year = models.PositiveSmallIntegerField(help_text="2026 for the school year 2026-27.")
    half_terms = models.JSONField(help_text="[first day, last day, whether it ends a term], in order.")
    closed = models.JSONField(default=list, help_text="Days closed within half terms, such as INSET days.")
    source = models.CharField(max_length=200)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["starting_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "school", "starting_year"], nulls_distinct=False, name="term_dates_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.starting_year} at {self.school or self.authority}"


class RegisterPupil(models.Model):
    """A pupil on a school's register, and what was last made of their marks (`stage`, `figures`, on `looked_on`)."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    school = models.ForeignKey(School, models.PROTECT, related_name="register")
    upn = models.CharField("UPN", max_length=40)
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    born = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    referral = models.ForeignKey(Referral, models.SET_NULL, null=True, blank=True, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.NOTHING)
    figures = models.JSONField(default=dict, help_text="See signs.Signs.")
    missed = models.DecimalField(
        max_digits=6, decimal_places=1, default=0, help_text="Days missed because of illness, for lists in order."
    )
    looked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["last_name", "first_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["school", "upn"], name="register_upn_once")]
        indexes = [models.Index(fields=["school", "stage"], name="register_stage")]

    def __str__(self) -> str:
        return f"Pupil {self.public_id}"

    @property
    def name(self) -> str:
        """The name for headings within the school."""
        return f"{self.first_name} {self.last_name}".strip() or "Name not in the register"


class PupilYear(models.Model):
    """One pupil's marks of one school year."""

    pupil = models.ForeignKey(RegisterPupil, models.CASCADE, related_name="years")
    starting_year = models.PositiveSmallIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    last_marked = models.DateField()
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["starting_year"]
        constraints = [models.UniqueConstraint(fields=["pupil", "starting_year"], name="pupil_year_once")]

    def __str__(self) -> str:
        return f"{self.starting_year} of pupil {self.pupil_id}"


class MonthlyScan(models.Model):
    """A school's register was looked through in a month (W24), and how many pupils needed looking at."""

    school = models.ForeignKey(School, models.PROTECT, related_name="attendance_scans")
    month = models.DateField(help_text="The month's first day.")
    found = models.PositiveIntegerField()
    done_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "month"], name="scan_once_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%B %Y} at {self.school}"


class SicknessReturn(models.Model):
    """What a school told its council: this pupil is believed to miss 15 days because of illness (facts V17 to V19).

    One for each continuous absence. Name and address are those it was sent with.
    """

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="sickness_returns")
    school = models.ForeignKey(School, models.PROTECT, related_name="sickness_returns")
    pupil = models.ForeignKey(RegisterPupil, models.SET_NULL, null=True, related_name="returns")
    name = models.CharField(max_length=201)
    address = models.CharField(max_length=300)
    born = models.DateField()
    period_first = models.DateField(help_text="The first day of the continuous absence.")
    days_so_far = models.DecimalField(max_digits=5, decimal_places=1)
    reached_on = models.DateField(null=True, help_text="When the 15th day was missed; empty where it is expected.")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "period_first"], condition=Q(pupil__isnull=False), name="sickness_return_once"
            )
        ]

    def __str__(self) -> str:
        return f"Return {self.public_id}"


class AbsenceNotice(models.Model):
    """A family told the school that a child is ill, on the first day, or will be away, ahead (L15, N115)."""

    pupil = models.ForeignKey(RegisterPupil, models.CASCADE, related_name="notices")
    planned = models.BooleanField(default=False)
    first_day = models.DateField()
    back_on = models.DateField(null=True, blank=True)
    told_by = models.CharField(max_length=10, choices=ToldBy)
    told_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-first_day", "-pk"]

    def __str__(self) -> str:
        return f"Notice for pupil {self.pupil_id}"

    def says(self) -> dict[str, Any]:
        """Returns what an event keeps of it: no names."""
        days: dict[str, date | None] = {"first_day": self.first_day, "back_on": self.back_on}
        return {"planned": self.planned, **{key: day.isoformat() if day else None for key, day in days.items()}}
