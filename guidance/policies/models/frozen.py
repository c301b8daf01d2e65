"""The frozen words of each published version, their clauses, and the reviews that left them as they are."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils.functional import cached_property

from guidance.policies.enums import ClauseKind
from guidance.policies.models.pages import EditionPage, PolicyPage
from guidance.policies.reviewing import later


class EditionVersion(models.Model):
    """An edition as published: frozen. A correction is the next number, with a change note."""

    edition = models.ForeignKey(EditionPage, models.PROTECT, related_name="versions")
    policy = models.ForeignKey(PolicyPage, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=20)
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=255)
    lead = models.TextField(blank=True)
    effective_from = models.DateField()
    issued_on = models.DateField(null=True, blank=True)
    review_due = models.DateField(null=True, blank=True)
    approved_by = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    minute_reference = models.CharField(max_length=80, blank=True)
    review_every = models.PositiveSmallIntegerField(null=True, blank=True)
    source_version = models.CharField(max_length=40, blank=True)
    amendments = models.JSONField(default=list, blank=True)
    reasons = models.JSONField(default=dict, blank=True)
    change_note = models.TextField(blank=True)
    note = models.TextField(blank=True)
    contacts = models.JSONField(null=True, help_text="As they were when it was published; none kept for the earliest.")
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, blank=True, db_constraint=False
    )

    @cached_property
    def reviewed_until(self) -> date | None:
        """The furthest day that a review of this edition reached; queries bring it along, else it is looked up."""
        found: date | None = self.edition.reviews.aggregate(furthest=Max("next_due"))["furthest"]
        return found

    @property
    def review_by(self) -> date | None:
        """The day the next review is due: the edition's own, or the one that a review without change moved it to."""
        return later(self.review_due, self.reviewed_until)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="edition_version_once")]
        indexes = [models.Index(fields=["policy", "-effective_from", "-number"], name="edition_version_current")]

    def __str__(self) -> str:
        return f"{self.title}, {self.label}, version {self.number}"


class Clause(models.Model):
    """The identity of a clause: it outlives numbers and wording."""

    uid = models.CharField(max_length=80, unique=True)
    policy = models.ForeignKey(PolicyPage, models.PROTECT, related_name="clauses")
    topics = models.JSONField(default=list, blank=True)
    audiences = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return self.uid


class ClauseText(models.Model):
    """The words of a clause in one edition version: frozen, rendered, ready to read."""

    edition_version = models.ForeignKey(EditionVersion, models.PROTECT, related_name="texts")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="texts")
    number = models.CharField(max_length=30, blank=True)
    sort_key = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=10, choices=ClauseKind)
    heading = models.CharField(max_length=255, blank=True)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    sources = models.JSONField(default=list, blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_version", "sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["edition_version", "clause"], name="clause_once_a_version"),
            models.UniqueConstraint(fields=["edition_version", "sort_key"], name="clause_order_once"),
        ]

    def __str__(self) -> str:
        return f"{self.clause_id} {self.number}".strip()


class Review(models.Model):
    """A review that found nothing to change: frozen. It moves the day on which the next one is due."""

    policy = models.ForeignKey(PolicyPage, models.PROTECT, related_name="reviews")
    edition = models.ForeignKey(EditionPage, models.PROTECT, related_name="reviews")
    edition_version = models.ForeignKey(EditionVersion, models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    approved_by = models.CharField(max_length=120)
    minute_reference = models.CharField(max_length=80, blank=True)
    next_due = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, blank=True, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.edition_version}: reviewed on {self.reviewed_on}, no change"
