"""What happened, in order, and what is still to be sent."""

from django.conf import settings
from django.db import models

from record.enums import OutboxState


class Event(models.Model):
    """One link of a subject's chain. Holds keys and hashes only: values live in rows that can be purged."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, blank=True, db_constraint=False)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["subject_kind", "subject_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "number"], name="event_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.subject_kind} {self.subject_id}, {self.number})"


class ChainHead(models.Model):
    """How one chain ended on the eve of a day on which it had grown. Frozen."""

    day = models.DateField()
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["day", "id"], name="head_of_day"),
            models.Index(fields=["subject_kind", "subject_id", "number"], name="head_of_chain"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} ended at {self.number}"


class Outbox(models.Model):
    """A promise to send something; stored in the transaction that made the promise, delivered after it."""

    kind = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    recipient = models.EmailField()
    key = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=OutboxState, default=OutboxState.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "outbox"
        indexes = [models.Index(fields=["state", "due_at"], name="outbox_due")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.subject_kind} {self.subject_id}: {self.state}"
