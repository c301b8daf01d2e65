"""Who must sign in with a second factor, and whether this session shows one."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from people.enums import Role
from people.models import User
from people.tenancy import holds

METHOD = "mfa"
READS_REFERRALS = frozenset(Role) - {Role.EDITOR}


def must_have(user: User) -> bool:
    """Whether the user has to: whoever can read referrals, and superusers, who can make such people. Editors may."""
    return user.is_superuser or holds(user, READS_REFERRALS)


def shown(request: HttpRequest, user: User) -> bool:
    """Whether this session was opened, or confirmed later, with a second factor of this very user. No query."""
    records: list[dict[str, Any]] = get_authentication_records(request, user)
    return any(record.get("method") == METHOD for record in records)


def lacking(request: HttpRequest) -> bool:
    """Whether the person of this request has to show a second factor first. Strangers lack nothing: they see nothing.

    Asks the database only while the session shows none.
    """
    user = request.user
    if not settings.SECOND_FACTOR_REQUIRED or not isinstance(user, User) or shown(request, user):
        return False
    return must_have(user)


def kinds_of(user: User) -> set[str]:
    """Returns the kinds of authenticator the user has set up, recovery codes among them."""
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def can_confirm(kinds: set[str]) -> bool:
    """Whether there is more than recovery codes among the kinds."""
    return bool(kinds - {Authenticator.Type.RECOVERY_CODES})
