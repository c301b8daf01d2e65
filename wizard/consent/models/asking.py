"""One person asked for one consent, and what they said."""

from django.conf import settings
from django.db import models

from links.models import Link
from wizard.consent.enums import AskedBy, Ended
from wizard.consent.models.family import FamilyPerson
from wizard.referrals.models import Referral, new_public_id
from wizard.routes.models import RouteVersion


class ConsentRequest(models.Model):
    """Asked, answered, taken back: each with its moment. `words` is what the person was shown, and stays as it was.

    What state it is in follows from the moments: wizard.consent.states.
    """

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="consent_requests")
    person = models.ForeignKey(FamilyPerson, models.PROTECT, related_name="requests")
    consent_key = models.CharField(max_length=60)
    way = models.CharField(max_length=10, choices=AskedBy)
    words = models.JSONField()
    route_version = models.ForeignKey(
        RouteVersion, models.PROTECT, null=True, related_name="+", help_text="Whose words these are."
    )
    words_sha256 = models.CharField(max_length=64)
    link = models.ForeignKey(Link, models.PROTECT, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reply_by = models.DateField()
    reminders = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    given = models.BooleanField(null=True)
    scopes = models.JSONField(default=list, blank=True)
    signature = models.CharField(max_length=120, blank=True, help_text="The name as typed or signed.")
    said_on = models.DateField(null=True, blank=True)
    taken_by = models.CharField(max_length=120, blank=True, help_text="Who heard it, by telephone.")
    witness = models.CharField(max_length=120, blank=True)
    paper = models.CharField(max_length=20, blank=True, help_text="The signed form, as an item of evidence.")
    reason = models.TextField(blank=True, help_text="Why not, if they say.")
    lasts_until = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended = models.CharField(max_length=10, choices=Ended, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "consent_key"], condition=models.Q(ended_at=None), name="consent_asked_once"
            )
        ]
        indexes = [models.Index(fields=["referral", "consent_key"], name="consent_request_of_referral")]

    def __str__(self) -> str:
        return f"Request {self.public_id} for {self.consent_key}"
