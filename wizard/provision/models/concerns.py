"""Worries about a child, the papers that belong to them, and the people who read them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from links.models import Link
from people.models import Authority, School
from wizard.casework.models import Case
from wizard.evidence.models import EvidenceItem
from wizard.provision.models.providers import Placement
from wizard.referrals.models import new_public_id


class SafeguardingPerson(models.Model):
    """Somebody of a school or a council who reads the worries that are for its safeguarding people (N149, N150)."""

    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="safeguarding")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="safeguarding")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="safeguarding_of_one_place", condition=Q(authority__isnull=True) ^ Q(school__isnull=True)
            ),
            models.UniqueConstraint(
                fields=["authority", "school", "person"], condition=Q(ended_at__isnull=True), nulls_distinct=False,
                name="safeguarding_person_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Safeguarding person {self.pk}"


class Concern(models.Model):
    """A worry about a child. Only its readers know that it is there: people named one by one, and the safeguarding
    people of the school or of the council where it is for those.
    """

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    case = models.ForeignKey(Case, models.CASCADE, related_name="concerns")
    seen_on = models.DateField()
    about = models.TextField()
    told_lead = models.CharField(max_length=160, help_text="Which safeguarding lead was told.")
    told_on = models.DateField()
    for_school = models.BooleanField(default=False, help_text="The school's safeguarding people read it.")
    for_council = models.BooleanField(default=False, help_text="The council's safeguarding people read it.")
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    placement = models.ForeignKey(Placement, models.CASCADE, null=True, blank=True, related_name="+")
    by_link = models.ForeignKey(Link, models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.CharField(max_length=120, blank=True, help_text="Who wrote it by a provider's link.")
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ["raised_at", "pk"]

    def __str__(self) -> str:
        return f"Concern {self.public_id}"

    @property
    def author(self) -> str:
        """Returns who wrote it: a person of the school or of the council, or somebody at the provider."""
        if self.placement is None:
            return str(self.raised_by)
        return f"{self.written_by}, {self.placement.provider}"


class ConcernReader(models.Model):
    """Somebody who may read a concern, and who said so."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["concern", "person"], name="concern_reader_once")]

    def __str__(self) -> str:
        return f"Reader {self.person_id} of concern {self.concern_id}"


class ConcernNote(models.Model):
    """What somebody did about a concern. It never changes."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="notes")
    what = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Note {self.pk} on concern {self.concern_id}"


class ConcernPaper(models.Model):
    """A file that belongs to a worry; the same people may open it, and nobody else."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="papers")
    item = models.OneToOneField(EvidenceItem, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Paper {self.pk} of concern {self.concern_id}"
