"""Who works cases for an authority: whom a case may be given to, and who hears of it meanwhile."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from people.enums import CASE_ROLES, Role
from people.models import User
from wizard.casework.models import Cover


def officers_of(
    authorities: Collection[int], roles: Collection[Role] = CASE_ROLES, *, ended: bool = False
) -> QuerySet[User]:
    """Returns the people who hold one of the roles at one of the authorities now, by name.

    With `ended` also those who did: a case may still be theirs.
    """
    held = Q(memberships__authority__in=authorities, memberships__role__in=list(roles))
    found = User.objects.filter(held if ended else held & Q(memberships__ended_at=None, is_active=True))
    return found.order_by("last_name", "first_name", "email").distinct()


def standing_in(user: User, authority: int, today: date) -> User:
    """Returns who covers for an officer today, else the officer. One step: nobody covers for who covers."""
    cover = (
        Cover.objects.filter(
            away=user, authority=authority, first_day__lte=today, last_day__gte=today, ended_at=None, by__is_active=True
        )
        .select_related("by")
        .order_by("-first_day", "-pk")
        .first()
    )
    return cover.by if cover else user
