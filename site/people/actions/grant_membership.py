"""One person begins one role at one place."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from people.actions.begin_membership import begin_membership
from people.enums import Role
from people.granting import may_grant, role_fits
from people.models import Authority, Membership, School, User


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
    return begin_membership(actor, user, role, authority=authority, school=school)
