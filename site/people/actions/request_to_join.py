"""Somebody asks to work at a school; who looks after it is written to."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from people.actions.invite import HoldsRoleAlready
from people.enums import SCHOOL_ROLES, RequestState, Role
from people.joining import deciders_of
from people.letters import ASKED, REQUEST
from people.models import Authority, JoinRequest, School, User
from people.tenancy import holds
from record.service import enqueue, record_event


@dataclass(frozen=True)
class Asker:
    """Who asks: by their account, or by what they wrote. `post` is what they do at the school."""

    name: str
    email: str
    post: str
    user: User | None = None


@transaction.atomic
def request_to_join(asker: Asker, school: School, role: Role, council: Authority | None = None) -> JoinRequest:
    """Returns the request that waits; asking again puts the newer words in its place and writes to nobody twice.

    Anybody may ask: nothing comes of it but a line on somebody's page, and how often is limited in the view. `council`
    answers where the school has no administrator and no council here. Raises ValidationError for a school that has
    closed or a role that is none of a school's, HoldsRoleAlready for who is signed in and has the role.
    """
    if role not in SCHOOL_ROLES or not school.works:
        raise ValidationError("Nobody can join this school in this role.", code="school.closed")
    if asker.user is not None and holds(asker.user, {role}, school=school):
        raise HoldsRoleAlready
    request, new = JoinRequest.objects.select_for_update(of=("self",)).get_or_create(
        email=asker.email.strip().lower(),
        school=school,
        state=RequestState.WAITING,
        defaults={"asked_at": timezone.now(), "role": role},
    )
    if not new and request.user_id is not None and asker.user is None:
        return request  # a stranger does not write over what somebody with an account asked for
    request.name, request.post, request.role = asker.name, asker.post, role
    request.user, request.council = asker.user, council
    request.save(update_fields=["name", "post", "role", "user", "council"])
    if new:
        record_event(REQUEST, request.public_id, "join_request.made", asker.user, {"role": role.value})
        for number, address in enumerate(deciders_of(request), start=1):
            enqueue(ASKED, REQUEST, request.public_id, address, f"{ASKED}:{request.public_id}:{number}")
    return request


@transaction.atomic
def take_back_request(actor: User, request: JoinRequest) -> None:
    """Ends one's own request. Raises JoinRequest.DoesNotExist for one that is another's or was answered."""
    held = JoinRequest.objects.select_for_update(of=("self",)).get(
        pk=request.pk, user=actor, state=RequestState.WAITING
    )
    held.state, held.decided_at = RequestState.TAKEN_BACK, timezone.now()
    held.save(update_fields=["state", "decided_at"])
    record_event(REQUEST, held.public_id, "join_request.taken_back", actor)
