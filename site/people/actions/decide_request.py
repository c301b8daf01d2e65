"""A request to join is answered: the role begins at once, or, for who has no account yet, by an invitation."""

from contextlib import suppress

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from people.actions.begin_membership import begin_membership
from people.actions.invite import HoldsRoleAlready, offer
from people.enums import SCHOOL_ROLES, RequestState, Role
from people.granting import may_decide
from people.letters import AGREED, REFUSED, REQUEST
from people.models import JoinRequest, User
from record.service import enqueue, record_event


@transaction.atomic
def decide_request(actor: User, request: JoinRequest, role: Role | None) -> JoinRequest:
    """Returns the answered request: agreed to in `role`, or refused with None. One that was answered stays as it is.

    Raises PermissionDenied for who is not to answer it, ValidationError when the school has closed meanwhile.
    """
    waiting = JoinRequest.objects.select_for_update(of=("self",)).select_related("school__authority", "council", "user")
    held = waiting.get(pk=request.pk)
    if not may_decide(actor, held) or (role is not None and role not in SCHOOL_ROLES):
        raise PermissionDenied
    if held.state != RequestState.WAITING:
        return held
    if role is not None:
        _join(actor, held, role)
    held.state = RequestState.REFUSED if role is None else RequestState.AGREED
    held.decided_at, held.decided_by = timezone.now(), actor
    held.save(update_fields=["state", "decided_at", "decided_by"])
    told = {"role": role.value} if role else {}
    record_event(REQUEST, held.public_id, f"join_request.{held.state}", actor, told)
    if role is None:
        enqueue(REFUSED, REQUEST, held.public_id, held.email, f"{REFUSED}:{held.public_id}")
    elif held.user is not None:
        enqueue(AGREED, REQUEST, held.public_id, held.email, f"{AGREED}:{held.public_id}")
    return held


def _join(actor: User, held: JoinRequest, role: Role) -> None:
    """An address written by a stranger proves nothing: its owner is invited, with an account or without."""
    if not held.school.works:
        raise ValidationError("This school has closed.", code="school.closed")
    if held.user is not None:
        begin_membership(actor, held.user, role, authority=None, school=held.school)
        return
    with suppress(HoldsRoleAlready):
        offer(actor, held.email, role, authority=None, school=held.school, name=held.name)
