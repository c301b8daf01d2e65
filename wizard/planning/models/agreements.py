"""Agreements that several parties sign, such as a partnership agreement or a flexi-schooling contract."""

from django.conf import settings
from django.db import models

from links.models import Link
from wizard.casework.models import Case
from wizard.planning.enums import SignedHow
from wizard.referrals.models import new_public_id


class Agreement(models.Model):
    """The words to be signed. Other words are another agreement: signatures are bound to the hash."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="agreements")
    requirement = models.CharField(max_length=60, help_text="The route's document that it is.")
    title = models.CharField(max_length=160)
    body = models.TextField()
    parts = models.JSONField(default=dict, help_text="Party key -> what this party alone agrees to, to its face.")
    sha256 = models.CharField(max_length=64, help_text="Of the words and the parts.")
    signers = models.JSONField(default=list, help_text="Party keys of the route that have to sign.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Agreement {self.pk} of case {self.case_id}"


class Signature(models.Model):
    """Who signed which words, how and when."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    how = models.CharField(max_length=8, choices=SignedHow)
    signed_on = models.DateField()
    sha256 = models.CharField(max_length=64, help_text="Of the words signed.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "party"], name="signed_once")]

    def __str__(self) -> str:
        return f"Signature {self.pk} on agreement {self.agreement_id}"


class SignatureAsked(models.Model):
    """Somebody without an account was sent a link to read an agreement and sign it."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="asked")
    party = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    link = models.ForeignKey(Link, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"Signature asked {self.public_id}"
