"""Who has to do with a case beside its coordinator, and who stands in."""

from django.conf import settings
from django.db import models

from people.models import Authority
from wizard.casework.enums import Access
from wizard.casework.models.case import Case


class CaseParty(models.Model):
    """An officer of another team, a social worker, a professional: why they may know, and how much."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Who signs in to read it, where they have an account here.",
    )  # fmt: skip
    basis = models.TextField(help_text="The lawful basis on which they are told, in words.")
    access = models.CharField(max_length=10, choices=Access, default=Access.NONE)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["account", "case"], name="party_with_account")]

    def __str__(self) -> str:
        return f"Party {self.pk} of case {self.case_id}"


class Cover(models.Model):
    """While one officer is away, another's desk shows their cases too."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="covers")
    away = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="covered_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="covering")
    first_day = models.DateField()
    last_day = models.DateField()
    arranged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["by", "last_day"], name="cover_by")]

    def __str__(self) -> str:
        return f"Cover {self.pk}"


class SavedView(models.Model):
    """A person's own filters of the register, under a name of theirs."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="case_views")
    name = models.CharField(max_length=60)
    filters = models.CharField(max_length=400, help_text="The query of the register's address.")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="saved_view_once")]

    def __str__(self) -> str:
        return f"View {self.pk}"
