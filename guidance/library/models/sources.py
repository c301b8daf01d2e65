"""What policies stand on: statutes and national guidance, one entry an edition."""

from django.core.exceptions import ValidationError
from django.db import models

from guidance.library.enums import SourceKind, SourceStatus


class Source(models.Model):
    """One edition of a law or of national guidance. Editions of the same guidance share a `series`."""

    key = models.SlugField(max_length=60, unique=True)
    series = models.SlugField(max_length=60, blank=True, help_text="The same for every edition of one guidance.")
    kind = models.CharField(max_length=10, choices=SourceKind)
    title = models.CharField(max_length=255)
    short = models.CharField(max_length=40, help_text="What readers see beside a clause.")
    url = models.URLField("web page", blank=True, help_text="The publication page, not the file: files move.")
    issued_on = models.DateField(null=True, blank=True, help_text="The first day of the month or year, if no day.")
    status = models.CharField(max_length=12, choices=SourceStatus, default=SourceStatus.IN_FORCE)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="supersedes")
    checked_on = models.DateField("last checked on", null=True, blank=True)
    note = models.TextField(blank=True, help_text="What an editor should know when citing it.")

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Raises ValidationError for a source in force that was replaced, and for a chain that leads back here."""
        if self.superseded_by_id and self.status == SourceStatus.IN_FORCE:
            raise ValidationError({"status": "What was replaced is no longer in force."})
        follower = self.superseded_by_id
        while follower is not None:
            if follower == self.pk:
                raise ValidationError({"superseded_by": "This leads back to the source itself."})
            follower = Source.objects.values_list("superseded_by", flat=True).get(pk=follower)
