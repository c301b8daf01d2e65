"""Setting a finding aside, with a reason, for one edition."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from guidance.checking.findings import Finding
from guidance.checking.models import Dismissal
from guidance.policies.models import EditionPage
from people.models import User
from record.service import record_event


class DismissalRefused(ValueError):
    """A dismissal that cannot be stored; the sentence is for the editor."""


def dismiss_finding(actor: User, edition: EditionPage, finding: Finding, reason: str) -> Dismissal:
    """Returns the dismissal; one that is there already keeps its first reason.

    Raises PermissionDenied when the actor may not edit this edition, DismissalRefused without a reason.
    """
    if not edition.permissions_for_user(actor).can_edit():
        raise PermissionDenied("You may not edit for this authority.")
    if not reason.strip():
        raise DismissalRefused("Say why this finding can be left.")
    with transaction.atomic():
        EditionPage.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        dismissal, made = Dismissal.objects.get_or_create(
            edition=edition,
            code=finding.code,
            clause_uid=finding.clause,
            quote_sha256=finding.quote_sha256,
            defaults={"reason": reason.strip(), "by": actor, "at": timezone.now()},
        )
        if made:
            found = {"code": finding.code, "clause": finding.clause, "quote_sha256": finding.quote_sha256}
            record_event("edition", str(edition.pk), "finding.dismissed", actor, found)
    return dismissal
