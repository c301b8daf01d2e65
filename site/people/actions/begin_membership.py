"""A role begins. The actions that call this have asked whether it may."""

from people.changes import memberships_changed
from people.enums import Role
from people.models import Authority, Membership, School, User
from record.service import record_event


def begin_membership(
    actor: User, user: User, role: Role, *, authority: Authority | None, school: School | None
) -> Membership:
    """Returns the running membership; one that runs already is returned as it is. Call inside a transaction."""
    membership, new = Membership.objects.get_or_create(
        user=user, role=role, authority=authority, school=school, ended_at=None
    )
    if new:
        record_event("membership", str(membership.pk), "membership.granted", actor, {"role": role.value})
        memberships_changed(user)
    return membership
