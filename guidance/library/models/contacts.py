"""Whom to ask, by role, never by name."""

from django.db import models

from people.models import Authority


class Contact(models.Model):
    """A way to reach a role at an authority. Personal mailboxes and officials' names are never held here."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="contacts")
    key = models.SlugField(max_length=60)
    role = models.CharField(max_length=120)
    about = models.CharField(max_length=255, blank=True)
    audience = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    text = models.CharField("text message", max_length=40, blank=True)
    email = models.EmailField(blank=True)
    url = models.URLField(blank=True)
    hours = models.CharField(max_length=120, blank=True)
    reply = models.CharField(max_length=160, blank=True, help_text="When they reply.")
    last_checked = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    main = models.BooleanField(default=False, help_text="The named officer's role: shown on every page.")

    class Meta:
        ordering = ["order", "role"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "key"], name="contact_key_once"),
            models.UniqueConstraint(fields=["authority"], condition=models.Q(main=True), name="contact_main_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.authority}"
