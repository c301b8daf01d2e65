"""A role ends. The row stays: it says who could see what, and when."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.changes import memberships_changed
from people.granting import may_grant
from people.models import Membership, User
from record.service import record_event


@transaction.atomic
def end_membership(actor: User, membership: Membership) -> Membership:
    """Returns the ended membership; one that has ended already keeps its date. Raises PermissionDenied.

    Everybody may leave; others' roles are ended by who looks after the place. What a person may see is asked of the
    running roles at every request, so access ends with this transaction, in sessions that are open too. Referrals
    belong to the school and stay.
    """
    held = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if actor != held.user and not may_grant(actor, held.user, authority=held.authority, school=held.school):
        raise PermissionDenied
    if held.ended_at is None:
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        record_event("membership", str(held.pk), "membership.ended", actor, {"role": held.role})
        memberships_changed(held.user)
    return held
