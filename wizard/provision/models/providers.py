"""An authority's approved providers, and which of them teaches whom."""

from datetime import date

from django.conf import settings
from django.db import models

from people.models import Authority
from wizard.casework.models import Case
from wizard.planning.models import PackageLine
from wizard.provision.enums import ArrangedBy, DailyMethod, Registered, Roll, Venue
from wizard.referrals.models import new_public_id


class Provider(models.Model):
    """Somebody the authority has checked and may place a pupil with (requirement E130)."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="providers")
    name = models.CharField(max_length=160)
    registered = models.CharField(max_length=10, choices=Registered)
    offers = models.TextField(help_text="What they teach, where, for whom.")
    area = models.CharField(max_length=160, blank=True)
    email = models.EmailField(help_text="Where the link to the daily register goes.")
    phone = models.CharField(max_length=40, blank=True)
    safeguarding_lead = models.CharField(max_length=120)
    safeguarding_phone = models.CharField(max_length=40)
    absence_procedure = models.TextField(help_text="What they do when a pupil does not come and nobody said why.")
    checked_on = models.DateField(help_text="The day the council last looked at their safeguarding and quality.")
    check_again_on = models.DateField()
    framework = models.CharField(max_length=160, blank=True, help_text="The quality-checked list that it is on.")
    framework_until = models.DateField(null=True, blank=True, help_text="The last day of its place on that list.")
    ended_on = models.DateField(null=True, blank=True, help_text="No longer on the list from this day.")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["authority", "ended_on", "name"], name="provider_of_authority")]

    def __str__(self) -> str:
        return self.name

    def off_framework(self, today: date) -> bool:
        """Whether its place on a quality-checked list is over."""
        return self.framework_until is not None and self.framework_until < today


class Placement(models.Model):
    """One provider teaches the pupil of one case. Its first day is empty until it is sure (requirement E108)."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    case = models.ForeignKey(Case, models.CASCADE, related_name="placements")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="placements")
    line = models.ForeignKey(PackageLine, models.SET_NULL, null=True, blank=True, related_name="+")
    arranged_by = models.CharField(max_length=8, choices=ArrangedBy)
    venue = models.CharField(max_length=10, choices=Venue)
    where = models.CharField(max_length=160, blank=True)
    home_advice = models.CharField(
        max_length=300, blank=True, help_text="Which medical advice says that it must be the home (requirement E69)."
    )
    roll = models.CharField(max_length=8, choices=Roll, default=Roll.SINGLE)
    sharing_agreed_on = models.DateField(
        null=True,
        blank=True,
        help_text="Since when school and provider share concerns and absence (E127 to E129).",
    )
    despite = models.TextField(blank=True, help_text="Why there, although its place on the checked list was over.")
    daily_method = models.CharField(max_length=8, choices=DailyMethod, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["provider", "first_day"], name="placement_of_provider")]

    @property
    def lacks_advice(self) -> bool:
        """Whether somebody is to teach at home, and no medical advice is written down that says so (E69)."""
        return self.venue == Venue.HOME and not self.home_advice

    def __str__(self) -> str:
        return f"Placement {self.public_id}"
