"""Addresses sent to somebody without an account, and the codes that open them."""

import secrets

from django.conf import settings
from django.db import models

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_public_id() -> str:
    """Returns 20 random characters (about 99 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(20))


def new_salt() -> str:
    """Returns what a code is made from; worth nothing without the site's secret key."""
    return secrets.token_hex(16)


class Link(models.Model):
    """One person may do one thing here. The address is made from the row and the site's secret, and stored nowhere."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    purpose = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    email = models.EmailField(blank=True, help_text="Where it and its codes go; forgotten when it has long ended.")
    party = models.CharField(max_length=60, blank=True, help_text="What the person is to the subject: parent, pupil.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    first_opened_at = models.DateTimeField(null=True, blank=True)
    last_opened_at = models.DateTimeField(null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "purpose"], name="link_of_subject"),
            models.Index(fields=["expires_at"], name="link_to_forget"),
        ]

    def __str__(self) -> str:
        return f"Link {self.public_id} ({self.purpose})"


class LinkCode(models.Model):
    """A one-time code that was asked for. The figures themselves are worked out from the salt when it is sent."""

    link = models.ForeignKey(Link, models.CASCADE, related_name="codes")
    salt = models.CharField(max_length=32, default=new_salt)
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["link", "-asked_at"], name="code_of_link")]

    def __str__(self) -> str:
        return f"Code {self.pk} of link {self.link_id}"
