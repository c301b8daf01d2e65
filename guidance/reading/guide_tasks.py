"""Asking editors to look at the parts of their guides whose clauses changed."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from guidance.library.service import close_task, open_task, open_tasks_of
from guidance.reading.actions.confirm_guide_part import mark_of, wording_now
from guidance.reading.guide_checks import ChangedClause, parts_to_check
from guidance.reading.models import AuthorityPage, GuidePage, GuidePart
from people.models import Authority

KIND = "guide"
DONE = "The part was found right, rewritten or taken away."


def ask_editors() -> None:
    """Opens a task for every part that explains changed clauses, and closes those whose part was seen to.

    The worker's chore, safe to repeat. New words of a clause may come into force on any day, so publishing alone
    could not tell.
    """
    places = AuthorityPage.objects.select_related("authority")
    for place in places:
        guides = GuidePage.objects.child_of(place).live()
        with transaction.atomic():
            _tell(place.authority, parts_to_check(guides, timezone.localdate()))


def _tell(authority: Authority, found: list[tuple[GuidePart, list[ChangedClause]]]) -> None:
    wanted = set()
    for part, _ in found:
        key = f"guide-{part.guide_id}-{part.key}-{mark_of(wording_now(part))[:16]}"
        about = f"“{part.guide.title}”: look at “{part.heading}” again. A clause it explains has changed."
        open_task(authority, KIND, key, about, reverse("cms_guides:check", args=[part.guide_id]))
        wanted.add(key)
    for task in open_tasks_of(authority):
        if task.kind == KIND and task.key not in wanted:
            close_task(authority, task.key, None, DONE)
