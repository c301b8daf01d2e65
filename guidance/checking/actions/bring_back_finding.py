"""Bringing back a finding that was set aside."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from guidance.checking.models import Dismissal
from guidance.policies.models import EditionPage
from people.models import User
from record.service import record_event


def bring_back_finding(actor: User, dismissal: Dismissal) -> None:
    """Takes a dismissal away, so that its finding is open again; the record keeps both acts.

    Raises PermissionDenied when the actor may not edit the edition.
    """
    if not dismissal.edition.permissions_for_user(actor).can_edit():
        raise PermissionDenied("You may not edit for this authority.")
    with transaction.atomic():
        EditionPage.objects.select_for_update(of=("self",)).get(pk=dismissal.edition_id)
        found = {"code": dismissal.code, "clause": dismissal.clause_uid, "quote_sha256": dismissal.quote_sha256}
        record_event("edition", str(dismissal.edition_id), "finding.brought_back", actor, found)
        dismissal.delete()
