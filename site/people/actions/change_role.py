"""A person's role at a place becomes another one there."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from people.actions.end_membership import end_membership
from people.actions.grant_membership import grant_membership
from people.enums import Role
from people.granting import offered
from people.models import Membership, User


@transaction.atomic
def change_role(actor: User, membership: Membership, role: Role) -> Membership:
    """Returns the role that runs from now on; the one before ends at this moment and stays on record.

    Raises PermissionDenied for who may not change it and for one's own, ValidationError for a role not given there.
    """
    if actor == membership.user and not actor.is_superuser:
        raise PermissionDenied
    if role not in offered(membership.authority) and not actor.is_superuser:
        raise ValidationError("This role is not given here.", code="role.place")
    held = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if held.role == role or held.ended_at is not None:
        return held
    # Ended first: where the council stands in and names an administrator, its right ends with the giving.
    end_membership(actor, held)
    return grant_membership(actor, held.user, role, authority=held.authority, school=held.school)
