"""Holding a case while its money changes."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied

from people.enums import Role
from people.models import User
from people.tenancy import holds
from wizard.casework.models import Case
from wizard.funding.enums import MONEY_ROLES


class Refused(ValueError):
    """The change cannot be stored; the sentence is for the person."""


def hold_money(actor: User, case_id: int, roles: Collection[Role] = MONEY_ROLES) -> Case:
    """Returns the locked case for who holds one of the roles at its authority. Raises PermissionDenied."""
    related = ("submission__referral__route_version", "authority", "school")
    held = Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case_id)
    if not holds(actor, roles, authority=held.authority):
        raise PermissionDenied
    return held
