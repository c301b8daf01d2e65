"""Money that follows the child: what a year costs, what was agreed for one case, when it stops, what was charged."""

from django.conf import settings
from django.db import models

from people.models import Authority
from wizard.casework.models import Case
from wizard.funding.enums import StopReason


class Rate(models.Model):
    """What a school year costs under one of the route's rules on money, from a day on. It never changes.

    The rate of a day is the one with the latest first day up to it; of two with the same first day, the later set.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="funding_rates")
    rule = models.CharField(max_length=60, help_text="The rule's key in the route.")
    yearly = models.DecimalField(max_digits=9, decimal_places=2, help_text="Pounds a school year.")
    first_day = models.DateField()
    why = models.CharField(max_length=200, help_text="Where it was decided.")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["authority", "rule", "first_day"], name="rate_of_authority")]

    def __str__(self) -> str:
        return f"Rate {self.pk}"


class CaseTerms(models.Model):
    """What holds for one case under one rule: who pays, and an amount of its own. The latest counts; all stay."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="funding_terms")
    rule = models.CharField(max_length=60)
    applies = models.BooleanField(default=True, help_text="Whether the money is asked for at all.")
    payer_name = models.CharField(max_length=160, blank=True, help_text="The school, or the council that placed.")
    payer_reference = models.CharField(max_length=80, blank=True, help_text="Their order number.")
    yearly = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    note = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Terms {self.pk} of case {self.case_id}"


class Stop(models.Model):
    """Money stops after a day, whatever the route waits for. Struck where it was wrong: it stays readable."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="funding_stops")
    why = models.CharField(max_length=10, choices=StopReason)
    last_day = models.DateField(help_text="The last day that is paid for.")
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["last_day", "pk"]

    def __str__(self) -> str:
        return f"Stop {self.pk} of case {self.case_id}"


class Charge(models.Model):
    """Everything owed up to a day, less what was charged before; below zero it gives money back."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="charges")
    rule = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()
    payer_name = models.CharField(max_length=160)
    payer_reference = models.CharField(max_length=80, blank=True)
    first_day = models.DateField()
    up_to = models.DateField()
    owed = models.DecimalField(max_digits=9, decimal_places=2, help_text="From the first day up to this one.")
    before = models.DecimalField(max_digits=9, decimal_places=2, help_text="What was charged before.")
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    paid_on = models.DateField(null=True, blank=True)
    paid_noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["rule", "number"]
        constraints = [models.UniqueConstraint(fields=["case", "rule", "number"], name="charge_number_once")]

    def __str__(self) -> str:
        return f"Charge {self.pk} of case {self.case_id}"
