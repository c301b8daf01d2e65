"""Whom to ask, by role, never by name; and who answered for the role on any day."""

from django.db import models
from django.db.models import F, Q

from people.models import Authority

#: What a dated holding keeps. The role itself, and whom it is for, belong to the slot.
DETAILS = ("holder", "phone", "text", "email", "url", "hours", "reply")
CHANNELS = ("phone", "text", "email", "url")


class ContactDetails(models.Model):
    """Who answers for a role, and how they are reached. Officials' names and own mailboxes are never held here."""

    holder = models.CharField(
        "who holds the role", max_length=120, blank=True, help_text="A post or a team, never a person's name."
    )
    phone = models.CharField(max_length=40, blank=True)
    text = models.CharField("text message", max_length=40, blank=True)
    email = models.EmailField("shared mailbox", blank=True)
    url = models.URLField("web page", blank=True)
    hours = models.CharField("opening hours", max_length=120, blank=True)
    reply = models.CharField(max_length=160, blank=True, help_text="When they reply.")

    class Meta:
        abstract = True

    @property
    def details(self) -> dict[str, str]:
        """Who holds the role and how they are reached, by field."""
        return {field: getattr(self, field) for field in DETAILS}

    @property
    def ways(self) -> list[str]:
        """Every way to reach the role, the telephone first."""
        return [way for channel in CHANNELS if (way := getattr(self, channel))]

    @property
    def reachable(self) -> bool:
        """Whether there is any way at all to reach the role."""
        return bool(self.ways)


class Contact(ContactDetails):
    """A slot: a role at an authority, with the details that hold today. Its past is in its holdings."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="contacts")
    key = models.SlugField(max_length=60)
    role = models.CharField(max_length=120)
    about = models.CharField(max_length=255, blank=True)
    audience = models.CharField(max_length=120, blank=True)
    last_checked = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    main = models.BooleanField("named officer", default=False, help_text="This role is shown on every page.")

    class Meta:
        ordering = ["order", "role"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "key"], name="contact_key_once"),
            models.UniqueConstraint(fields=["authority"], condition=models.Q(main=True), name="contact_main_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.authority}"


class ContactHolding(ContactDetails):
    """Who held a role, and how they were reached, from one day to another; both days count, and none is "still"."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="holdings")
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_date"]
        constraints = [
            models.UniqueConstraint(fields=["contact"], condition=Q(until__isnull=True), name="contact_held_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("from_date")), name="contact_holding_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact.role} from {self.from_date}"
