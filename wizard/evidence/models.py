"""A file that supports a referral, described; the bytes are encrypted in the evidence store, never in the web root."""

from django.conf import settings
from django.db import models

from wizard.referrals.models import Referral, new_public_id


class EvidenceItem(models.Model):
    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="evidence")
    for_key = models.CharField(max_length=60, help_text="The requirement or files question it answers.")
    type = models.CharField(max_length=60, blank=True)
    author = models.CharField(max_length=60, blank=True)
    author_name = models.CharField(max_length=120, blank=True)
    supplied_by = models.CharField(max_length=60, blank=True)
    medium = models.CharField(max_length=60, blank=True)
    how_seen = models.CharField(max_length=60, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    dated = models.DateField(null=True, blank=True)
    covers = models.JSONField(default=list, blank=True)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="Bytes, before encryption.")
    sha256 = models.CharField(max_length=64)
    storage_name = models.CharField(max_length=100, unique=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "pk"]
        indexes = [models.Index(fields=["referral", "removed_at"], name="evidence_of_referral")]

    def __str__(self) -> str:
        return f"Evidence {self.public_id}"
