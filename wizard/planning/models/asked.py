"""A request to somebody of health that went out with a link."""

from django.conf import settings
from django.db import models

from links.models import Link
from wizard.evidence.models import EvidenceItem
from wizard.planning.models.added import Added
from wizard.referrals.models import new_public_id


class AdviceAsked(models.Model):
    """The link to one request; sent again, it is another link. The answer itself stands in the request."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    added = models.OneToOneField(Added, models.CASCADE, related_name="sent")
    link = models.ForeignKey(Link, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=10, help_text="agreed by the family, or needed for the child's safety.")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reminded_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=160, blank=True, help_text="The name they wrote under their answer.")
    answered_at = models.DateTimeField(null=True, blank=True)
    item = models.ForeignKey(EvidenceItem, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "advice asked"

    def __str__(self) -> str:
        return f"Advice asked {self.public_id}"
