"""Letters: templates that an authority edits, and each letter as it went out."""

from django.conf import settings
from django.db import models

from people.models import Authority
from wizard.casework.models.case import Case


class LetterTemplate(models.Model):
    """Subject and body with fields in braces, such as {reference}. One of a key for each authority."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="letter_templates")
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["authority", "key"], name="letter_template_once")]

    def __str__(self) -> str:
        return self.name


class CaseLetter(models.Model):
    """A letter as it was sent: to whom, by which way, word for word. It never changes.

    E-mail carries a notice and a link only; the words are read behind the link, at the desk, or on paper.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    public_id = models.CharField(max_length=20, unique=True)
    template = models.CharField(max_length=60)
    to_kind = models.CharField(max_length=20, help_text="school, parent, pupil, clinician, provider or other.")
    to_key = models.CharField(max_length=60, blank=True, help_text="Which of those the decision is told to.")
    to_name = models.CharField(max_length=160)
    to_email = models.EmailField(blank=True)
    by_post = models.BooleanField(default=False)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    sha256 = models.CharField(max_length=64)
    decision = models.ForeignKey("casework.Decision", models.PROTECT, null=True, blank=True, related_name="letters")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Letter {self.public_id}"
