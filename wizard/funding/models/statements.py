"""Statements as they left: the very bytes, so that whoever asks later reads what was sent and nothing newer."""

from django.conf import settings
from django.db import models

from people.models import Authority
from wizard.casework.models import Case
from wizard.referrals.models import new_public_id


class Kept(models.Model):
    """One file that somebody took away. It never changes."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    period = models.CharField(max_length=40, help_text="The stretch of time, such as 2026-27-autumn.")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"Statement {self.public_id}"


class CaseStatement(Kept):
    """A statement of one case; it goes when the case goes."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="statements")


class AuthorityStatement(Kept):
    """A statement of everything that an authority is owed or owes."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="money_statements")
