"""The school lets the council read its log of a pupil."""

from django.conf import settings
from django.db import models

from wizard.casework.models import Case


class LogShared(models.Model):
    """Since when the council reads the log, and until when, if the school stopped it."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="log_shared")
    shared_at = models.DateTimeField()
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Log of case {self.case_id}"
