"""How consent was given."""

from django.db.models import TextChoices


class ConsentHow(TextChoices):
    SIGNED = "signed", "Signed on paper"
    WRITTEN = "written", "In an e-mail or letter"
    SPOKEN = "spoken", "Spoken, in a meeting or by telephone"
