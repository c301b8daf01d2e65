"""A document that was brought in and is being reviewed: not yet a draft of anything."""

from typing import Any

from django.conf import settings
from django.db import models

from guidance.importing.enums import Numbers
from guidance.policies.models import EditionPage, PolicyPage
from people.models import Authority


class BroughtIn(models.Model):
    """One file on its way to a draft edition, as its editor has it now.

    `clauses`, `steps`, `findings` and `about` are JSON of the review modules. Every change raises `lock_version`, so
    that a second tab cannot write over the first. The file itself is not kept, only what was read from it.
    """

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="brought_in")
    policy = models.ForeignKey(PolicyPage, models.CASCADE, null=True, blank=True, related_name="brought_in")
    label = models.CharField(max_length=20)
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64)
    source = models.JSONField(default=list)
    clauses = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    notices = models.JSONField(default=list, help_text="What reading the file came upon, clause by clause.")
    about = models.JSONField(default=dict)
    styles = models.CharField(max_length=40, default="1,a,i")
    numbers = models.CharField(max_length=10, choices=Numbers, default=Numbers.KEEP)
    chosen = models.JSONField(default=dict, help_text="Clause key to the uid the editor chose, blank for new.")
    lock_version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False)
    at = models.DateTimeField()
    changed_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    edition = models.ForeignKey(EditionPage, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-changed_at"]
        verbose_name_plural = "brought in"

    def __str__(self) -> str:
        return f"{self.file_name}, {self.label}"

    @property
    def keeps_numbers(self) -> bool:
        """Whether the document's own numbers stay."""
        return self.numbers == Numbers.KEEP

    @property
    def title(self) -> str:
        """What the policy is called: the page's title, or for a new policy what the editor said or the file did."""
        named: Any = self.policy.title if self.policy else self.about.get("title")
        return str(named or "A policy without a title")
