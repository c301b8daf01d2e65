"""What provider, school and council write to each other about a pupil, and who has read it."""

from django.conf import settings
from django.db import models

from links.models import Link
from wizard.provision.enums import Party, Saying
from wizard.provision.models.providers import Placement
from wizard.referrals.models import new_public_id


class Message(models.Model):
    """One message, or a note of an added risk. All three read it; it never changes (requirements E87, E126)."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    placement = models.ForeignKey(Placement, models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=8, choices=Saying)
    text = models.TextField()
    party = models.CharField(max_length=8, choices=Party)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_link = models.ForeignKey(Link, models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.CharField(max_length=120)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["placement", "-sent_at"], name="message_of_placement")]

    def __str__(self) -> str:
        return f"Message {self.public_id}"


class MessageReading(models.Model):
    """Somebody said that they had read a message. It never changes."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="readings")
    party = models.CharField(max_length=8, choices=Party)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["message", "party", "name"], name="message_read_once")]

    def __str__(self) -> str:
        return f"Reading {self.pk} of message {self.message_id}"
