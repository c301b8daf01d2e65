"""A statement that somebody takes away is kept as the file it is; its hash stands in the chain too."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import Authority, User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.models import Case
from wizard.funding.actions.hold_money import hold_money
from wizard.funding.enums import MONEY_ROLES
from wizard.funding.models import AuthorityStatement, CaseStatement


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent: for which stretch of time, its name, what it is, its bytes."""

    period: str
    name: str
    media_type: str
    content: bytes


@transaction.atomic
def keep_case_statement(actor: User, case: Case, file: File) -> CaseStatement:
    """Returns the kept statement of a case. Raises PermissionDenied."""
    held = hold_money(actor, case.pk)
    kept = CaseStatement.objects.create(case=held, **fields_of(actor, file))
    record_event("case", held.submission.reference, "statement_made", actor, about(kept))
    return kept


@transaction.atomic
def keep_authority_statement(actor: User, authority: Authority, file: File) -> AuthorityStatement:
    """Returns the kept statement of an authority's money. Raises PermissionDenied."""
    held = Authority.objects.select_for_update().get(pk=authority.pk)
    if not holds(actor, MONEY_ROLES, authority=held):
        raise PermissionDenied
    kept = AuthorityStatement.objects.create(authority=held, **fields_of(actor, file))
    record_event("funding", held.slug, "statement_made", actor, about(kept))
    return kept


def fields_of(actor: User, file: File) -> dict[str, Any]:
    """Returns the columns of a kept file."""
    return {
        "period": file.period, "name": file.name, "media_type": file.media_type, "content": file.content,
        "sha256": hashlib.sha256(file.content).hexdigest(), "made_by": actor, "made_at": timezone.now(),
    }  # fmt: skip


def about(kept: CaseStatement | AuthorityStatement) -> dict[str, str]:
    """Returns what the chain holds of a file."""
    return {"statement": kept.public_id, "period": kept.period, "sha256": kept.sha256}
