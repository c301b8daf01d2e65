"""The people around a pupil who are asked and heard. Each sees what they said themselves, and nothing of another."""

from django.conf import settings
from django.db import models

from wizard.consent.enums import Responsibility
from wizard.referrals.models import Referral, new_public_id


class FamilyPerson(models.Model):
    """A parent, a carer, the young person, a social worker: somebody who can agree, or has something to say."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="family")
    party = models.CharField(max_length=60, help_text="What the route calls them: parent, pupil.")
    name = models.CharField(max_length=120)
    relationship = models.CharField(max_length=60, blank=True)
    responsibility = models.CharField(max_length=10, choices=Responsibility, default=Responsibility.NOT_KNOWN)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    address_hidden = models.BooleanField(default=False, help_text="Only some may read the address.")
    contact_restricted = models.BooleanField(default=False, help_text="Nothing is ever written to this person.")
    lives_apart = models.BooleanField(default=False, help_text="Apart from another parent.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name_plural = "family people"

    def __str__(self) -> str:
        return f"Person {self.public_id} of referral {self.referral_id}"


class FamilyView(models.Model):
    """What a parent or young person says in their own words. It stands beside the school's answer, never over it."""

    person = models.ForeignKey(FamilyPerson, models.PROTECT, related_name="views")
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="family_views")
    question_key = models.CharField(max_length=60)
    text = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "question_key"], name="family_view_once")]

    def __str__(self) -> str:
        return f"{self.question_key} of person {self.person_id}"
