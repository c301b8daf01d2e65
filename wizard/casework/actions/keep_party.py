"""Somebody of another team or profession has to do with a case: why they may know, how much they read, until when."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import Access
from wizard.casework.models import Case, CaseParty


@transaction.atomic
def add_party(
    actor: User, case: Case, name: str, role: str, *, basis: str, organisation: str = "", email: str = "",
    access: str = Access.NONE, until: date | None = None,
) -> CaseParty:  # fmt: skip
    """Returns the stored party. Whose e-mail address an account has reads the case by signing in, to read only.

    Raises PermissionDenied, ValueError where somebody would read without a last day or without a lawful basis.
    """
    locked = held(actor, case.pk)
    if not basis.strip():
        raise ValueError("Write the lawful basis")
    if access != Access.NONE and until is None:
        raise ValueError("Say until when they may read it")
    account = User.objects.filter(email__iexact=email, is_active=True).first() if email else None
    made = CaseParty.objects.create(
        case=locked, name=name, role=role, organisation=organisation, email=email, basis=basis, access=access,
        account=account if access != Access.NONE else None, since=timezone.localdate(), until=until, added_by=actor,
    )  # fmt: skip
    told = {"party": made.pk, "access": access, "until": until.isoformat() if until else None,
            "account": made.account_id}  # fmt: skip
    record_event("case", locked.submission.reference, "party_added", actor, told)
    return made


@transaction.atomic
def end_party(actor: User, party: CaseParty) -> CaseParty:
    """Returns the party, who reads nothing from now on; that they were one stays. Raises PermissionDenied."""
    locked = held(actor, party.case_id)
    found = CaseParty.objects.get(pk=party.pk)
    if found.ended_at is None:
        found.ended_at = timezone.now()
        found.save(update_fields=["ended_at"])
        record_event("case", locked.submission.reference, "party_ended", actor, {"party": found.pk})
    return found


def held(actor: User, case_id: int) -> Case:
    """Returns the locked case for whoever works it. Raises PermissionDenied."""
    related = ("submission", "authority")
    locked = Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case_id)
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    return locked
