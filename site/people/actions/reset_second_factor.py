"""A person lost the phone and the recovery codes: what they had set up is taken off, and they set up another."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.granting import may_grant
from people.models import User
from people.notices import tell_of
from people.sessions.life import end_sessions
from record.service import record_event


@transaction.atomic
def reset_second_factor(actor: User, user: User) -> int:
    """Takes off every authenticator of the user, ends their sessions and tells them. Returns how many it took off.

    For a superuser, and for whoever may give and take every role that the user holds now: nobody else can make a
    coordinator's account easier to get into. Raises PermissionDenied for everybody else, and for oneself.
    """
    if not may_reset(actor, user):
        raise PermissionDenied
    taken, _ = Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    record_event("user", str(user.pk), "user.second_factor_reset", actor, {"taken": taken})
    tell_of(user, "second_factor_reset")
    return taken


def may_reset(actor: User, user: User) -> bool:
    """Whether the actor may."""
    if actor == user or (user.is_superuser and not actor.is_superuser):
        return False
    held = user.memberships.filter(ended_at__isnull=True).select_related("authority", "school")
    places = [(one.authority, one.school) for one in held]
    if actor.is_superuser and actor.is_active:
        return True
    return bool(places) and all(may_grant(actor, user, authority=place[0], school=place[1]) for place in places)
