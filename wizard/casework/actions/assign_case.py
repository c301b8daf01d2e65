"""A case gets a coordinator, or another one; and all of somebody's cases go to a colleague."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.enums import CASE_ROLES, Role
from people.models import Authority, User
from people.tenancy import holds
from record.service import enqueue, record_event
from wizard.casework.enums import OPEN
from wizard.casework.models import Case
from wizard.casework.notices import ASSIGNED

SENIOR = frozenset({Role.SENIOR_COORDINATOR})


class NotAnOfficer(ValueError):
    """The person works no cases for this authority."""


@transaction.atomic
def assign_case(actor: User, case: Case, owner: User | None, *, tell: bool = True) -> Case:
    """Returns the case with its coordinator, None for nobody; the same again changes nothing and tells nobody.

    Whoever works cases for the authority may. The new coordinator hears of it, unless the caller tells them. Raises
    PermissionDenied, NotAnOfficer.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("submission", "authority").get(pk=case.pk)
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    if owner is not None and not holds(owner, CASE_ROLES, authority=locked.authority):
        raise NotAnOfficer
    if locked.owner_id != (owner.pk if owner else None):
        give(actor, locked, owner, tell=tell)
    return locked


@transaction.atomic
def hand_cases_on(actor: User, authority: Authority, of: User, to: User) -> int:
    """Returns how many open cases went from one officer to another.

    A senior coordinator may do it for anybody, a coordinator for their own. Raises PermissionDenied, NotAnOfficer.
    """
    own = actor == of and holds(actor, CASE_ROLES, authority=authority)
    if not own and not holds(actor, SENIOR, authority=authority):
        raise PermissionDenied
    if of == to or not holds(to, CASE_ROLES, authority=authority):
        raise NotAnOfficer
    theirs = Case.objects.select_for_update(of=("self",)).select_related("submission").order_by("pk")
    cases = list(theirs.filter(authority=authority, owner=of, status__in=OPEN))
    for case in cases:
        give(actor, case, to)
    return len(cases)


def give(actor: User, case: Case, owner: User | None, *, tell: bool = True) -> None:
    """Puts the coordinator on a locked case, writes it down and promises them a notice if they are to be told."""
    before, case.owner = case.owner_id, owner
    case.save(update_fields=["owner"])
    reference = case.submission.reference
    event = record_event("case", reference, "assigned", actor, {"from": before, "to": owner.pk if owner else None})
    if tell and owner is not None and owner != actor:
        enqueue(ASSIGNED, "case", reference, owner.email, f"case-assigned:{reference}:{event.number}")
