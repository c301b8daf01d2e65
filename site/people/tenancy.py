"""Who may act where: the one place that turns memberships into schools and authorities.

Only memberships that have not ended count, and only for people who may sign in. Being a superuser opens the CMS; it
opens no child's referral.
"""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from people.enums import Role
from people.models import Authority, Membership, School, User

AnyUser = User | AnonymousUser


def schools_with(user: AnyUser, roles: Collection[Role]) -> QuerySet[School]:
    """Returns the schools where the user holds at least one of the roles now."""
    return School.objects.filter(pk__in=running(user, roles).values("school"))


def authorities_with(user: AnyUser, roles: Collection[Role]) -> QuerySet[Authority]:
    """Returns the authorities where the user holds at least one of the roles now."""
    return Authority.objects.filter(pk__in=running(user, roles).values("authority"))


def holds(
    user: AnyUser, roles: Collection[Role], *, school: School | None = None, authority: Authority | None = None
) -> bool:
    """Whether the user holds one of the roles now, at this school or authority when one is given, else anywhere."""
    memberships = running(user, roles)
    if school is not None:
        memberships = memberships.filter(school=school)
    if authority is not None:
        memberships = memberships.filter(authority=authority)
    return memberships.exists()


def running(user: AnyUser, roles: Collection[Role]) -> QuerySet[Membership]:
    """Returns the user's memberships in these roles that have not ended; none for strangers and closed accounts."""
    if not isinstance(user, User) or not user.is_active:
        return Membership.objects.none()
    return Membership.objects.filter(user=user, role__in=list(roles), ended_at__isnull=True)
