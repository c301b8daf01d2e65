"""An invitation is sent once more, or taken back before it was accepted."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.service import end_links
from people.actions.invite import send
from people.enums import InvitationState
from people.granting import may_manage
from people.letters import INVITATION
from people.models import Invitation, User
from record.service import record_event


@transaction.atomic
def resend_invitation(actor: User, invitation: Invitation) -> Invitation:
    """Returns the invitation with a new link and another fortnight; one that was answered stays as it is.

    Raises PermissionDenied.
    """
    held = _allowed(actor, invitation)
    if held.state == InvitationState.SENT:
        send(actor, held)
    return held


@transaction.atomic
def withdraw_invitation(actor: User, invitation: Invitation) -> Invitation:
    """Returns the invitation, withdrawn, its link ended; one that was answered stays as it is.

    Raises PermissionDenied.
    """
    held = _allowed(actor, invitation)
    if held.state == InvitationState.SENT:
        held.state, held.answered_at = InvitationState.WITHDRAWN, timezone.now()
        held.save(update_fields=["state", "answered_at"])
        end_links(actor, INVITATION, held.public_id)
        record_event(INVITATION, held.public_id, "invitation.withdrawn", actor, {"role": held.role})
    return held


def _allowed(actor: User, invitation: Invitation) -> Invitation:
    held = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if not may_manage(actor, authority=held.authority, school=held.school):
        raise PermissionDenied
    return held
