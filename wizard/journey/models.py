"""What the walk itself remembers. Answers, files and agreements are other rooms'."""

from django.conf import settings
from django.db import models

from wizard.referrals.models import Referral


class TypedText(models.Model):
    """What a person has typed for one long answer and not saved yet: theirs alone, and no answer.

    `seen` is the hash of the page's stored answers when they began, so that a colleague's answer saved meanwhile is
    noticed when this is put to use. Gone when the answer is saved, the draft is sent or purged, or after four weeks.
    """

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="typed")
    question_key = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    text = models.TextField()
    seen = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "person", "question_key"], name="typed_once")]
        indexes = [models.Index(fields=["at"], name="typed_long_ago")]

    def __str__(self) -> str:
        return f"What was typed for {self.question_key} of referral {self.referral_id}"
