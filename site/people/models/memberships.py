"""Who works where, as what, and since when."""

from django.db import models
from django.db.models import Q

from people.enums import AUTHORITY_ROLES, SCHOOL_ROLES, Role
from people.models.accounts import User
from people.models.places import Authority, School


class Membership(models.Model):
    """One role of one person at one authority or one school; it ends, it is not deleted."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="memberships")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=24, choices=Role)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_at_authority_or_school",
                condition=Q(authority__isnull=False, school__isnull=True, role__in=sorted(AUTHORITY_ROLES))
                | Q(authority__isnull=True, school__isnull=False, role__in=sorted(SCHOOL_ROLES)),
            ),
            models.UniqueConstraint(
                fields=["user", "authority", "school", "role"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="membership_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} at {self.authority or self.school}"
