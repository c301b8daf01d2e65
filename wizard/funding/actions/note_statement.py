"""Writing down that somebody took a statement away: the hash of the file tells later whether one is as it left."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.models import Authority, User
from people.tenancy import holds
from record.models import Event
from record.service import record_event
from wizard.casework.models import Case
from wizard.funding.actions.hold_money import hold_money
from wizard.funding.enums import MONEY_ROLES


@transaction.atomic
def note_case_statement(actor: User, case: Case, period: str, form: str, file: bytes) -> Event:
    """Returns the event in the case's chain. Raises PermissionDenied."""
    held = hold_money(actor, case.pk)
    return record_event("case", held.submission.reference, "statement_made", actor, about(period, form, file))


@transaction.atomic
def note_authority_statement(actor: User, authority: Authority, period: str, form: str, file: bytes) -> Event:
    """Returns the event in the chain of the authority's money. Raises PermissionDenied."""
    held = Authority.objects.select_for_update().get(pk=authority.pk)
    if not holds(actor, MONEY_ROLES, authority=held):
        raise PermissionDenied
    return record_event("funding", held.slug, "statement_made", actor, about(period, form, file))


def about(period: str, form: str, file: bytes) -> dict[str, str]:
    """Returns what is written down of a file."""
    return {"period": period, "form": form, "sha256": hashlib.sha256(file).hexdigest()}
