"""Why each clause changed: the amendment record, which the comparison begins and the editor completes."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from guidance.policies.models import EditionPage
from people.models import User

LONGEST = 400


def explain_changes(page: EditionPage, actor: User, reasons: Mapping[str, str]) -> None:
    """Stores the reasons, by uid, with the draft's latest words; a blank takes one away, the others stay.

    They are frozen with the edition. Raises PermissionDenied.
    """
    if not page.permissions_for_user(actor).can_edit():
        raise PermissionDenied("You may not edit for this authority.")
    with transaction.atomic():
        draft = page.get_latest_revision_as_object()
        said = draft.reasons | {uid: " ".join(text.split())[:LONGEST] for uid, text in reasons.items()}
        kept = {uid: text for uid, text in said.items() if text}
        if kept != draft.reasons:
            draft.reasons = kept
            draft.save_revision(user=actor)
