"""A council's term dates of one school year are published, or changed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.enums import CASE_ROLES
from people.models import Authority, User
from people.tenancy import holds
from record.service import record_event
from wizard.attendance.models import TermDates


def change_terms(
    actor: User, authority: Authority, *, starting_year: int, half_terms: list[Any], closed: list[str], source: str
) -> TermDates:
    """Returns the stored year; clocks in school days and terms count by it from now on. Raises PermissionDenied."""
    if not holds(actor, CASE_ROLES, authority=authority):
        raise PermissionDenied
    with transaction.atomic():
        Authority.objects.select_for_update().get(pk=authority.pk)
        row = store_terms(authority, starting_year, half_terms, closed, source, actor)
        told = {"year": starting_year, "half_terms": half_terms, "closed": closed}
        record_event("term_dates", authority.slug, "term_dates_changed", actor, told)
    return row


def store_terms(
    authority: Authority, starting_year: int, half_terms: list[Any], closed: list[str], source: str, actor: User | None
) -> TermDates:
    """Returns the stored year, without asking who may: for loading the demonstration."""
    row, _ = TermDates.objects.update_or_create(
        authority=authority,
        school=None,
        starting_year=starting_year,
        defaults={"half_terms": half_terms, "closed": closed, "source": source, "changed_by": actor},
    )
    return row
