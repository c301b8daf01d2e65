"""The service directory: what there is for a child, besides the policy itself."""

from django.core.exceptions import ValidationError
from django.db import models

from guidance.library.enums import ServiceAudience, ServiceKind
from people.models import Authority


class Service(models.Model):
    """One service an authority points to: for whom, at what age, how it is reached and what it asks for.

    Ages are in whole years and both ends count; empty means the service names no limit.
    """

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="services")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=ServiceKind)
    about = models.TextField(help_text="What it is, in one or two plain sentences.")
    audiences = models.JSONField(default=list, blank=True, help_text="Who may use it.")
    age_from = models.PositiveSmallIntegerField("from age", null=True, blank=True)
    age_to = models.PositiveSmallIntegerField("to age", null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    text = models.CharField("text message", max_length=40, blank=True)
    email = models.EmailField(blank=True)
    url = models.URLField("web page", blank=True)
    hours = models.CharField(max_length=120, blank=True)
    criteria = models.TextField(blank=True, help_text="Who gets it, and what must be done first.")
    offer = models.TextField(blank=True, help_text="What is given, how much, and what it costs.")
    last_checked = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "key"], name="service_key_once"),
            models.CheckConstraint(
                condition=models.Q(age_from__isnull=True)
                | models.Q(age_to__isnull=True)
                | models.Q(age_to__gte=models.F("age_from")),
                name="service_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.authority}"

    def clean(self) -> None:
        """Raises ValidationError for an audience that is none, and for ages the wrong way round."""
        if not isinstance(self.audiences, list) or not set(self.audiences) <= set(ServiceAudience.values):
            raise ValidationError({"audiences": f"Choose from: {', '.join(ServiceAudience.values)}."})
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise ValidationError({"age_to": "The highest age must not be below the lowest."})

    @property
    def ways(self) -> list[str]:
        """Every way to reach the service, the telephone first."""
        return [way for way in (self.phone, self.text, self.email, self.url) if way]

    @property
    def reachable(self) -> bool:
        """Whether there is any way at all to reach the service."""
        return bool(self.ways)

    @property
    def audience_labels(self) -> list[str]:
        """The audiences in words, in the order of the fixed list."""
        return [label for value, label in ServiceAudience.choices if value in self.audiences]
