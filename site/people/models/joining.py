"""How a person comes to work somewhere: somebody there invites them, or they ask."""

import secrets

from django.db import models
from django.db.models import Q

from people.enums import AUTHORITY_ROLES, SCHOOL_ROLES, InvitationState, RequestState, Role
from people.models.accounts import User
from people.models.places import Authority, School

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
AT_ONE_PLACE = Q(authority__isnull=False, school__isnull=True, role__in=sorted(AUTHORITY_ROLES)) | Q(
    authority__isnull=True, school__isnull=False, role__in=sorted(SCHOOL_ROLES)
)


def new_public_id() -> str:
    """Returns 20 random characters (about 99 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(20))


class Invitation(models.Model):
    """A role offered to whoever reads a mailbox. The address is forgotten some time after it was answered."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=24, choices=Role)
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="invitations")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="invitations")
    state = models.CharField(max_length=10, choices=InvitationState, default=InvitationState.SENT)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="invitation_at_authority_or_school", condition=AT_ONE_PLACE),
            models.UniqueConstraint(
                fields=["email", "authority", "school", "role"],
                condition=Q(state=InvitationState.SENT),
                nulls_distinct=False,
                name="invitation_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation {self.public_id}: {self.get_role_display()} at {self.place}"

    @property
    def place(self) -> Authority | School:
        """Where the role is."""
        place = self.authority or self.school
        assert place is not None
        return place


class JoinRequest(models.Model):
    """Somebody asks to work at a school. Without an account only what they wrote is known of them."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    school = models.ForeignKey(School, models.PROTECT, related_name="join_requests")
    council = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="join_requests",
        help_text="Who answers where the school has no administrator.",
    )  # fmt: skip
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="join_requests")
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    post = models.CharField("what they do at the school", max_length=100, blank=True)
    role = models.CharField(max_length=24, choices=[(role.value, role.label) for role in sorted(SCHOOL_ROLES)])
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.WAITING)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "school"], condition=Q(state=RequestState.WAITING), name="join_request_once_at_a_time"
            ),
            models.CheckConstraint(name="join_request_for_a_school_role", condition=Q(role__in=sorted(SCHOOL_ROLES))),
        ]

    def __str__(self) -> str:
        return f"Request {self.public_id} to join {self.school}"
