"""Publishing a guide: its draft goes live in the CMS, and its parts are kept rendered.

A part whose words an editor changed is taken as checked against today's clauses; an untouched part keeps the check it
had, so that publishing one part hides nothing about the others.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision

from guidance.reading.guide_drafts import draft_parts
from guidance.reading.models import GuidePage, GuidePart
from people.models import User
from record.service import record_event


def publish_revision(revision: Revision, user: User | None = None, **options: Any) -> None:
    """Publishes a revision of a guide as Wagtail does, and keeps its parts once it is live.

    No user means the site itself. Raises PermissionDenied; then nothing is changed.
    """
    skip = options.pop("skip_permission_checks", False)
    with transaction.atomic():
        page = revision.as_object()
        if user and not skip and not page.permissions_for_user(user).can_publish():
            raise PermissionDenied("You may not publish for this authority.")
        PublishPageRevisionAction(revision, user=user, **options).execute(skip_permission_checks=skip)
        page = GuidePage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        if page.live and page.live_revision_id == revision.pk:
            _keep_parts(page, user)
            record_event("guide", str(page.pk), "guide.published", user, {"parts": page.parts.count()})


def _keep_parts(page: GuidePage, actor: User | None) -> None:
    before = {part.key: part for part in page.parts.all()}
    parts = draft_parts(page)
    page.parts.exclude(key__in=[part.key for part in parts]).delete()
    for part in parts:
        part.checked_by = actor
        if earlier := before.get(part.key):
            _keep_check(part, earlier)
        part.save()


def _keep_check(part: GuidePart, earlier: GuidePart) -> None:
    part.pk = earlier.pk
    said = (earlier.heading, earlier.when, earlier.html, set(earlier.clauses))
    if said == (part.heading, part.when, part.html, set(part.clauses)):
        part.checked, part.checked_on, part.checked_by = earlier.checked, earlier.checked_on, earlier.checked_by
