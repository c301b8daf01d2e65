"""An invited person says yes, with the account they have or with a new one."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from people.actions.begin_membership import begin_membership
from people.enums import InvitationState, Role
from people.granting import still_stands
from people.joining import has_run_out
from people.letters import INVITATION
from people.models import Invitation, Membership, User
from record.service import record_event


class InvitationOver(Exception):
    """It was withdrawn, ran out, was used by somebody else, or whoever sent it has left."""


@transaction.atomic
def accept_invitation(user: User, invitation: Invitation) -> Membership:
    """Returns the running membership; accepting again changes nothing. Raises InvitationOver.

    The permission is the opened link: only a code from the invited mailbox opens it (links.service.opened_by_link).
    """
    held = _locked(invitation)
    if held.state == InvitationState.ACCEPTED and held.accepted_by == user:
        found = Membership.objects.filter(
            user=user, role=held.role, authority=held.authority, school=held.school, ended_at__isnull=True
        ).first()
        if found is not None:
            return found
    if not is_open(held):
        raise InvitationOver
    held.state, held.accepted_by, held.answered_at = InvitationState.ACCEPTED, user, timezone.now()
    held.save(update_fields=["state", "accepted_by", "answered_at"])
    record_event(INVITATION, held.public_id, "invitation.accepted", user, {"role": held.role})
    return begin_membership(held.invited_by, user, Role(held.role), authority=held.authority, school=held.school)


@transaction.atomic
def accept_with_new_account(invitation: Invitation, *, password: str, **names: Any) -> User:
    """Returns the new account, known by the invited address, with the role. Raises InvitationOver, also where the
    address has an account by now. `names` are first_name and last_name."""
    held = _locked(invitation)
    if not is_open(held) or User.objects.filter(email=held.email).exists():
        raise InvitationOver
    user = User.objects.create_user(held.email, password, **names)
    record_event("user", str(user.pk), "user.made", user, {"invitation": held.public_id})
    accept_invitation(user, held)
    return user


def is_open(invitation: Invitation) -> bool:
    """Whether an invitation can be accepted now."""
    return (
        invitation.state == InvitationState.SENT
        and not has_run_out(invitation)
        and (invitation.school is None or invitation.school.works)
        and still_stands(invitation)
    )


def _locked(invitation: Invitation) -> Invitation:
    held = Invitation.objects.select_for_update(of=("self",))
    return held.select_related("school__authority", "authority", "invited_by", "accepted_by").get(pk=invitation.pk)
