"""What editors decided about findings and about completeness, and what the linked addresses answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from guidance.checking.enums import DocumentKind
from guidance.policies.models import EditionPage, PolicyPage


class Dismissal(models.Model):
    """One finding of one edition, set aside with a reason. Other words in the clause bring the finding back."""

    edition = models.ForeignKey(EditionPage, models.CASCADE, related_name="dismissals")
    code = models.CharField(max_length=40)
    clause_uid = models.CharField(max_length=80, blank=True, help_text="Blank for the policy as a whole.")
    quote_sha256 = models.CharField(max_length=64)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, blank=True, db_constraint=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code", "clause_uid", "quote_sha256"], name="dismissed_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.clause_uid}".strip()


class LinkCheck(models.Model):
    """What one address answered when it was last opened. `times` counts the failures in a row."""

    url = models.CharField(max_length=1000, unique=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The HTTP status; blank for no answer.")
    error = models.CharField(max_length=200, blank=True)
    moved_to = models.CharField(max_length=1000, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["url"]
        indexes = [models.Index(fields=["checked_at"], name="link_check_due")]

    def __str__(self) -> str:
        return self.url


class ContentAnswer(models.Model):
    """An editor's word on one item of the statutory content: the clause that covers it, or why it does not apply.

    It belongs to the policy, so it outlives its editions as a clause's identity does.
    """

    policy = models.ForeignKey(PolicyPage, models.CASCADE, related_name="content_answers")
    item = models.CharField(max_length=40)
    clause_uid = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, blank=True, db_constraint=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["item"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "item"], name="content_answer_once"),
            models.CheckConstraint(condition=Q(clause_uid="") ^ Q(reason=""), name="content_answer_one_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.clause_uid or self.reason}"


class LinkedDocument(models.Model):
    """A document that goes with a policy and has a review of its own: at an address, or another policy here."""

    policy = models.ForeignKey(PolicyPage, models.CASCADE, related_name="linked_documents")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=DocumentKind, default=DocumentKind.OTHER)
    url = models.URLField("web address", max_length=1000, blank=True)
    page = models.ForeignKey(PolicyPage, models.SET_NULL, null=True, blank=True, related_name="+")
    owner_role = models.CharField(max_length=120, blank=True, help_text="A role, such as SEND manager. No names.")
    review_due = models.DateField(null=True, blank=True)
    last_checked = models.DateField(null=True, blank=True, help_text="When somebody last read it.")

    class Meta:
        ordering = ["kind", "title"]

    def __str__(self) -> str:
        return self.title
