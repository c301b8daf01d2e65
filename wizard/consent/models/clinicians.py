"""A clinician asked for facts by link."""

from django.conf import settings
from django.db import models

from links.models import Link
from wizard.referrals.models import Referral, new_public_id


class ClinicianRequest(models.Model):
    """What the school would like to know of one health professional, and the facts they gave. Never a decision.

    It is sent only while the consent under `consent_key` stands.
    """

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="clinician_requests")
    for_key = models.CharField(max_length=60, help_text="The evidence it counts for.")
    name = models.CharField(max_length=120)
    author = models.CharField(max_length=60, blank=True, help_text="What the route calls this kind of professional.")
    role = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)
    email = models.EmailField()
    question = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reply_by = models.DateField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    link = models.ForeignKey(Link, models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    facts_sha256 = models.CharField(max_length=64, blank=True)
    item = models.CharField(max_length=20, blank=True, help_text="The facts as an item of evidence.")
    declined_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Clinician request {self.public_id}"

    @property
    def consent_key(self) -> str:
        """The key under which the family is asked whether this clinician may be asked."""
        return f"ask_{self.public_id}"
