"""Findings an editor has looked at and decided to leave."""

from django.conf import settings
from django.db import models

from guidance.policies.models import EditionPage


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
