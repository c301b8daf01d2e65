"""What somebody without an account asks the council about a child. Names are never in __str__."""

from django.conf import settings
from django.db import models

from links.models import Link
from links.models import new_public_id as new_id
from people.models import Authority, School
from wizard.enquiries.enums import EnquiryStatus, OnRoll, Starter, Wanted


class Enquiry(models.Model):
    """One child, or none where the question is a general one.

    Brothers and sisters have an enquiry of their own that points at the first (`beside`).
    """

    public_id = models.CharField(max_length=20, unique=True, default=new_id)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="enquiries")
    link = models.ForeignKey(Link, models.PROTECT, related_name="+")
    beside = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="siblings")
    starter = models.CharField(max_length=14, choices=Starter)
    status = models.CharField(max_length=10, choices=EnquiryStatus, default=EnquiryStatus.STARTED)

    name = models.CharField("Your name", max_length=120, blank=True)
    role = models.CharField(max_length=160, blank=True, help_text="Of a professional: role and organisation.")
    phone = models.CharField(max_length=40, blank=True)
    agreed_by = models.CharField(max_length=160, blank=True, help_text="Who of the family agreed that they ask.")
    agreed_on = models.DateField(null=True, blank=True)

    child_name = models.CharField(max_length=160, blank=True)
    born = models.DateField(null=True, blank=True)
    lives_in = models.CharField(max_length=120, blank=True)
    on_roll = models.CharField(max_length=10, choices=OnRoll, blank=True)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    school_name = models.CharField(max_length=200, blank=True)
    ward = models.CharField(max_length=160, blank=True, help_text="The hospital or unit, where there is one.")

    wanted = models.CharField(max_length=10, choices=Wanted, blank=True)
    about = models.TextField(blank=True)
    tell_school = models.BooleanField(null=True, help_text="Whether the school may be told of the enquiry.")

    started_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reply_by = models.DateField(null=True, blank=True)
    alarmed_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["reply_by", "pk"]
        verbose_name_plural = "enquiries"
        indexes = [
            models.Index(fields=["authority", "status", "reply_by"], name="enquiry_of_authority"),
            models.Index(fields=["status", "started_at"], name="enquiry_to_forget"),
            models.Index(fields=["link"], name="enquiry_of_link"),
        ]

    def __str__(self) -> str:
        return f"Enquiry {self.public_id}"

    @property
    def called(self) -> str:
        """Whom it is about, for a heading: the child's name, or that none is named."""
        if self.wanted == Wanted.GENERAL:
            return "About no one child"
        return self.child_name or "A child who is not named"

    @property
    def is_started(self) -> bool:
        """Whether it can still be changed."""
        return self.status == EnquiryStatus.STARTED
