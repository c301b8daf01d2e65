"""What is provided from when to when, and the scarce things that some wait for."""

from django.conf import settings
from django.db import models

from people.models import Authority
from wizard.casework.models import Case
from wizard.planning.enums import PackageStatus


class Package(models.Model):
    """One period of provision. A continuation is the next package of the same case; until settled it is a draft."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="packages")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=PackageStatus, default=PackageStatus.PLANNED)
    full_time_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    why_less = models.TextField(blank=True, help_text="Why it is below full time.")
    next_increase_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True, help_text="When the agreed period is over. Nothing ends by it.")
    ended_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True, help_text="Decided as a whole: the family reads it.")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="package_number_once")]

    def __str__(self) -> str:
        return f"Package {self.number} of case {self.case_id}"


class PackageLine(models.Model):
    """One thing in a package, named by the route. `waiting` while it stands in the queue for something scarce."""

    package = models.ForeignKey(Package, models.CASCADE, related_name="lines")
    line = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    unit = models.CharField(max_length=20)
    who = models.CharField(max_length=160, blank=True, help_text="Who teaches, or lends.")
    venue = models.CharField(max_length=160, blank=True)
    why = models.TextField(blank=True, help_text="Why this suits the pupil.")
    exception = models.TextField(blank=True, help_text="Why a service that the policy calls an exception.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"Line {self.pk} of package {self.package_id}"


class PoolPlaces(models.Model):
    """How many there are of something scarce at an authority, where the route itself names no number."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="pools")
    pool = models.CharField(max_length=60)
    places = models.PositiveSmallIntegerField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "pool"], name="pool_places_once")]

    def __str__(self) -> str:
        return f"{self.pool} at {self.authority}"


class PoolClaim(models.Model):
    """A case has, had or waits for a place: by priority, then by the day of asking."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="claims")
    pool = models.CharField(max_length=60)
    line = models.OneToOneField(PackageLine, models.CASCADE, related_name="claim")
    priority = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    placed_on = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["priority", "asked_on", "pk"]
        indexes = [models.Index(fields=["authority", "pool", "placed_on", "released_on"], name="claim_of_pool")]

    def __str__(self) -> str:
        return f"Claim {self.pk} on {self.pool}"


class Ending(models.Model):
    """Why provision ended, as the council decided it. It never changes."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="endings")
    reason = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    ended_on = models.DateField()
    views = models.TextField(help_text="What the family, the school and health think.")
    evidence = models.TextField(blank=True, help_text="What it rests on: reports, attendance, advice, what was tried.")
    onward = models.TextField(help_text="What follows.")
    duty = models.TextField(blank=True, help_text="How the council meets its duty, where the child is not back.")
    lacking = models.JSONField(default=list, help_text="Titles of what the policy wanted first.")
    why_lacking = models.TextField(blank=True, help_text="Why it ended without that: an officer's reason.")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Ending {self.pk} of case {self.case_id}"


class Continuation(models.Model):
    """What going on for another period rested on, as the council looked at it. It never changes."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="continuations")
    package = models.ForeignKey(Package, models.PROTECT, related_name="continuations")
    evidence = models.TextField()
    attendance = models.TextField()
    plan = models.TextField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()

    class Meta:
        ordering = ["agreed_at", "pk"]

    def __str__(self) -> str:
        return f"Continuation {self.pk} of case {self.case_id}"
