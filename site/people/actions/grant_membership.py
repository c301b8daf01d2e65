"""One person begins one role at one place."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from people.changes import memberships_changed
from people.enums import Role
from people.granting import may_grant, role_fits
from people.models import Authority, Membership, School, User
from record.service import record_event


@transaction.atomic
def grant_membership(
    actor: User, user: User, role: Role, *, authority: Authority | None = None, school: School | None = None
) -> Membership:
    """Returns the running membership; one that runs already is returned as it is.

    Raises PermissionDenied when the actor may not grant there, ValidationError when the role does not belong there.
    """
    if not may_grant(actor, user, authority=authority, school=school):
        raise PermissionDenied
    if not role_fits(role, authority, school):
        raise ValidationError("School roles belong at a school and the others at an authority.", code="role.place")
    membership, new = Membership.objects.get_or_create(
        user=user, role=role, authority=authority, school=school, ended_at=None
    )
    if new:
        record_event("membership", str(membership.pk), "membership.granted", actor, {"role": role.value})
        memberships_changed(user)
    return membership
