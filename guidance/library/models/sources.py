"""What policies stand on: statutes and national guidance, one entry an edition."""

from django.db import models

from guidance.library.enums import SourceKind, SourceStatus


class Source(models.Model):
    key = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=SourceKind)
    title = models.CharField(max_length=255)
    short = models.CharField(max_length=40, help_text="What the chip says.")
    url = models.URLField(blank=True)
    issued_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=SourceStatus, default=SourceStatus.IN_FORCE)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="supersedes")

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
