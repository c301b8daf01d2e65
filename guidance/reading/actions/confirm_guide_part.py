"""An editor finds that a part of a guide is still right although a clause it explains has changed."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from guidance.reading.guide_checks import words_today
from guidance.reading.models import GuidePart
from people.models import User
from record.service import record_event


def confirm_guide_part(part: GuidePart, seen: str, actor: User) -> bool:
    """Marks a part as checked against today's words. `seen` is the mark of the words that the editor had before them.

    Returns False, and changes nothing, when the words have changed again since. Raises PermissionDenied for whoever
    may not publish the guide. A clause that has gone leaves the part: it explains what is left.
    """
    if not part.guide.permissions_for_user(actor).can_publish():
        raise PermissionDenied("You may not publish for this authority.")
    with transaction.atomic():
        part = GuidePart.objects.select_for_update(of=("self",)).get(pk=part.pk)
        wording = wording_now(part)
        if mark_of(wording) != seen:
            return False
        part.checked, part.checked_on, part.checked_by = wording, timezone.localdate(), actor
        part.save(update_fields=["checked", "checked_on", "checked_by"])
        record_event("guide", str(part.guide_id), "guide.confirmed", actor, {"part": part.key, "checked": wording})
    return True


def wording_now(part: GuidePart) -> dict[str, str]:
    """Returns uid -> hash of today's words, for those clauses of a part that are still in their policy."""
    today = words_today(part.checked, timezone.localdate())
    return {uid: today[uid].sha256 for uid in part.checked if uid in today}


def mark_of(wording: dict[str, str]) -> str:
    """Returns one hash over the words of several clauses, however they are ordered."""
    return hashlib.sha256("\n".join(sorted(f"{uid} {sha}" for uid, sha in wording.items())).encode()).hexdigest()
