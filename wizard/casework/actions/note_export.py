"""Somebody takes the register out as a file: who, when, in which form and how it was narrowed."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.enums import CASE_ROLES
from people.models import Authority, User
from people.tenancy import holds
from record.service import record_event


@transaction.atomic
def note_export(actor: User, authorities: Collection[Authority], kind: str, filters: Collection[str]) -> None:
    """Writes it in each council's own chain; of the filters only which, never what was looked for.

    Raises PermissionDenied.
    """
    for authority in sorted(authorities, key=lambda one: one.pk):
        if not holds(actor, CASE_ROLES, authority=authority):
            raise PermissionDenied
        Authority.objects.select_for_update().get(pk=authority.pk)  # one writer of a chain at a time
        told = {"kind": kind, "filters": sorted(filters)}
        record_event("authority", authority.slug, "register_exported", actor, told)
