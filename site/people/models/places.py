"""Who publishes, and the schools that refer."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from people.enums import RESERVED_SLUGS, Accent, AuthorityKind, SchoolStatus
from people.school_words import words_of


def not_reserved(slug: str) -> None:
    """Raises ValidationError when a slug would hide one of the site's own addresses."""
    if slug in RESERVED_SLUGS:
        raise ValidationError("“%(slug)s” is an address of the site itself. Choose another.", params={"slug": slug})


class Authority(models.Model):
    """A council, an academy trust or a school that publishes a policy."""

    slug = models.SlugField(max_length=60, unique=True, validators=[not_reserved])
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=AuthorityKind)
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="inside")
    la_code = models.CharField(
        "LA code", max_length=3, blank=True, help_text="A council's number in the national register of schools."
    )
    accent = models.CharField(max_length=10, choices=Accent, default=Accent.PLUM)
    lead = models.TextField(blank=True)
    names_nobody = models.BooleanField(default=False, help_text="Its policy names nobody to contact.")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [
            models.UniqueConstraint(fields=["la_code"], condition=~Q(la_code=""), name="authority_la_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school that refers, most of them as the national register has them.

    `authority` is the council in whose area it lies, or the trust that runs it; none where that council publishes
    nothing here: such a school still refers pupils who live in the area of one that does. `type` is a word that routes
    know ("academy"), `type_name` the register's own.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="schools")
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    urn = models.CharField("URN", max_length=6, blank=True)
    la_code = models.CharField("LA code", max_length=3, blank=True)
    establishment_number = models.CharField(max_length=4, blank=True)
    status = models.CharField(max_length=10, choices=SchoolStatus, default=SchoolStatus.OPEN)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    type = models.CharField(max_length=60, blank=True)
    type_name = models.CharField(max_length=100, blank=True)
    phase = models.CharField(max_length=40, blank=True)
    street = models.CharField(max_length=160, blank=True)
    locality = models.CharField(max_length=160, blank=True)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    named_role = models.CharField(max_length=100, blank=True, help_text="Who answers for pupils with medical needs.")
    named_mailbox = models.EmailField(blank=True)
    words = models.TextField(blank=True, editable=False, help_text="What it is found by, see people.school_words.")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["urn"], condition=~Q(urn=""), name="school_urn_once"),
        ]
        indexes = [models.Index(fields=["la_code"], name="school_la_code")]

    def __str__(self) -> str:
        return self.name

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Stores the school, and what it is found by."""
        self.words = words_of(self.name, self.town, self.postcode, self.urn)
        super().save(update_fields=None if update_fields is None else {*update_fields, "words"}, **kwargs)

    @property
    def named_person(self) -> tuple[str, str] | None:
        """Role and mailbox of who answers for pupils with medical needs (W12); None while the school names nobody."""
        return (self.named_role, self.named_mailbox) if self.named_mailbox else None

    @property
    def works(self) -> bool:
        """Whether the school takes part: it has not closed."""
        return self.status != SchoolStatus.CLOSED


class Succession(models.Model):
    """One school came after another: an academy after the school it was made of, a merger after several."""

    earlier = models.ForeignKey(School, models.CASCADE, related_name="later_schools")
    later = models.ForeignKey(School, models.CASCADE, related_name="earlier_schools")
    on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="succession_once"),
            models.CheckConstraint(condition=~Q(earlier=models.F("later")), name="succession_of_another"),
        ]

    def __str__(self) -> str:
        return f"School {self.later_id} after {self.earlier_id}"
