"""A file that supports a referral, described; the bytes are encrypted in the evidence store, never in the web root."""

from django.conf import settings
from django.db import models

from wizard.evidence.enums import Readers, Scan, openable_scans, waiting_scans
from wizard.referrals.models import Referral, new_public_id

RESTRICTED_NAME = "Restricted paper"


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
    readers = models.CharField(max_length=10, choices=Readers, default=Readers.ALL)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="Bytes, before encryption.")
    sha256 = models.CharField(max_length=64)
    storage_name = models.CharField(max_length=100, unique=True)
    #: The copy that people open: a picture without where and when it was taken, a PDF without programs in it.
    copy_name = models.CharField(max_length=100, blank=True)
    copy_type = models.CharField(max_length=100, blank=True)
    copy_size = models.PositiveIntegerField(default=0)
    key_id = models.CharField(max_length=16, blank=True, help_text="Which key both are encrypted to; see store.")
    scan = models.CharField(max_length=10, choices=Scan, default=Scan.WAITING)
    scan_at = models.DateTimeField(null=True, blank=True, help_text="When the scanner was last asked.")
    scan_tries = models.PositiveIntegerField(default=0)
    scan_note = models.CharField(max_length=200, blank=True, help_text="The scanner's own words.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_link = models.CharField(max_length=40, blank=True, help_text="The link it came by, from somebody outside.")
    by_party = models.CharField(max_length=60, blank=True, help_text="What that somebody is: parent, clinician, ...")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "pk"]
        indexes = [
            models.Index(fields=["referral", "removed_at"], name="evidence_of_referral"),
            models.Index(fields=["scan", "scan_at"], name="evidence_by_scan"),
        ]

    def __str__(self) -> str:
        return f"Evidence {self.public_id}"

    @property
    def shown_name(self) -> str:
        """What it is called on pages that more people read than may open it."""
        return self.original_name if self.readers == Readers.ALL else RESTRICTED_NAME

    @property
    def is_waiting(self) -> bool:
        """Whether the scanner has not said anything about it yet."""
        return self.scan in waiting_scans()

    @property
    def may_be_opened(self) -> bool:
        """Whether anybody may open it at all; who may is for queries.items_visible_to."""
        return self.scan in openable_scans()
