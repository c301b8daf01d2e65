"""Somebody is offered a role where they work: a letter with a link, good for a fortnight."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from links.service import end_links, make_link
from people.enums import InvitationState, Role
from people.granting import may_manage, offered, role_fits
from people.joining import has_run_out
from people.letters import INVITATION, INVITED
from people.models import Authority, Invitation, Membership, School, User
from record.service import enqueue, record_event

DAYS = 14  # calendar days


class HoldsRoleAlready(Exception):
    """The person works there in this role already."""


@transaction.atomic
def invite(
    actor: User,
    email: str,
    role: Role,
    *,
    authority: Authority | None = None,
    school: School | None = None,
    name: str = "",
) -> Invitation:
    """Returns the invitation; the one that runs already is returned as it is, without a second letter.

    Raises PermissionDenied for who does not look after the place and for one's own address, ValidationError for a role
    that is not given there or a school that has closed, HoldsRoleAlready.
    """
    email = email.strip().lower()
    if email == actor.email or not may_manage(actor, authority=authority, school=school):
        raise PermissionDenied
    if role not in offered(authority) and not (actor.is_superuser and role_fits(role, authority, school)):
        raise ValidationError("This role is not given here.", code="role.place")
    return offer(actor, email, role, authority=authority, school=school, name=name)


def offer(
    actor: User, email: str, role: Role, *, authority: Authority | None, school: School | None, name: str
) -> Invitation:
    """Stores and sends an invitation that another action allowed. Call inside a transaction. Raises as `invite`."""
    if school is not None and not school.works:
        raise ValidationError("This school has closed.", code="school.closed")
    held = Membership.objects.filter(role=role, authority=authority, school=school, ended_at__isnull=True)
    if held.filter(user__email=email).exists():
        raise HoldsRoleAlready
    now = timezone.now()
    invitation, new = Invitation.objects.select_for_update(of=("self",)).get_or_create(
        email=email,
        role=role,
        authority=authority,
        school=school,
        state=InvitationState.SENT,
        defaults={"name": name, "invited_by": actor, "invited_at": now, "sent_at": now, "expires_at": now},
    )
    if new or has_run_out(invitation):
        send(actor, invitation)
    return invitation


def send(actor: User, invitation: Invitation) -> None:
    """Makes a new link, ends those before it, and promises the letter. From now on it is the actor's invitation."""
    now = timezone.now()
    invitation.sent_at, invitation.expires_at, invitation.invited_by = now, now + timedelta(days=DAYS), actor
    invitation.save(update_fields=["sent_at", "expires_at", "invited_by"])
    end_links(actor, INVITATION, invitation.public_id)
    link = make_link(INVITATION, INVITATION, invitation.public_id, invitation.email, days=DAYS, made_by=actor)
    enqueue(INVITED, "link", link.public_id, invitation.email, f"{INVITED}:{link.public_id}")
    record_event(INVITATION, invitation.public_id, "invitation.sent", actor, {"role": invitation.role})
