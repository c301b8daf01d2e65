"""Consent to share and to ask (confidentiality), never the lawful basis for the council's work."""

from django.conf import settings
from django.db import models

from wizard.referrals.models import Referral


class Consent(models.Model):
    """What stands for one consent of a referral: as the school recorded it, or what everybody asked comes to.

    Where people were asked (ConsentRequest) this row is worked out from their answers and from nothing else.
    """

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="consents")
    consent_key = models.CharField(max_length=60)
    given = models.BooleanField()
    scopes = models.JSONField(default=list, blank=True)
    given_by = models.CharField(max_length=400, blank=True)
    relationship = models.CharField(max_length=60, blank=True)
    signed = models.JSONField(default=list, blank=True, help_text="The parties whose signature it bears.")
    how = models.CharField(max_length=20, blank=True)
    held_at = models.CharField(
        max_length=200, blank=True, help_text="Where the signed agreement is kept, if somebody said that they hold it."
    )
    given_on = models.DateField(null=True, blank=True)
    lasts_until = models.DateField(null=True, blank=True)
    statement_sha256 = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.TextField(blank=True)

    asked_again_at = models.DateTimeField(
        null=True, blank=True, help_text="Since then the words agreed to are others: it stays, and counts no more."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "consent_key"], name="consent_once")]

    def __str__(self) -> str:
        return f"{self.consent_key} of referral {self.referral_id}"
