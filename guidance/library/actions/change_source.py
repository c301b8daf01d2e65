"""Changing a source: every policy and route that cites it is asked about it, in the same transaction."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse

from guidance.library.actions.open_task import open_task
from guidance.library.citing import citings_of
from guidance.library.editors import editors_of, require_site_owner
from guidance.library.enums import TaskKind
from guidance.library.impact import Touched, said, touched_by
from guidance.library.models import EditorTask, Source
from people.models import Authority, User
from record.service import record_event

#: What readers of a citing clause would notice. A note, a series or a day of checking asks nothing of anybody.
SUBSTANCE = ("kind", "title", "short", "url", "issued_on", "status", "superseded_by")


def change_source(source: Source, actor: User | None, values: Mapping[str, Any]) -> list[EditorTask]:
    """Stores the values given and returns the tasks opened: one for each policy and route that cites the source.

    No actor means the library's file was loaded again. Raises PermissionDenied for all but whoever runs the site, and
    ValidationError; then nothing is changed.
    """
    if actor:
        require_site_owner(actor)
    with transaction.atomic():
        before = Source.objects.select_related("superseded_by").get(pk=source.pk)
        after = Source.objects.select_for_update().get(pk=source.pk)
        for field, value in values.items():
            setattr(after, field, value)
        after.full_clean(validate_unique=False)
        changed = sorted(field for field in values if getattr(before, field) != getattr(after, field))
        if not changed:
            return []
        after.save()
        event = record_event("source", str(after.pk), "source.changed", actor, {"key": after.key, "fields": changed})
        if not set(changed) & set(SUBSTANCE):
            return []
        return _ask(after, said(before, after), f"source:{after.key}:{event.number}")


def _ask(source: Source, sentence: str, key: str) -> list[EditorTask]:
    touched = touched_by(citings_of([source.key]))
    authorities = {a.slug: a for a in Authority.objects.filter(slug__in={one.authority for one in touched})}
    link = reverse("cms_library:source", args=[source.key])
    return [
        open_task(
            authorities[one.authority],
            TaskKind.SOURCE,
            f"{key}:{one.document}",
            f"{sentence} “{one.title}” cites it in {one.counted}: see whether the words still hold.",
            link,
            _owner(one, authorities[one.authority]),
        )
        for one in touched
    ]


def _owner(touched: Touched, authority: Authority) -> User | None:
    # Who no longer edits for the authority can no longer see to it: then it is for everybody there.
    return editors_of(authority).filter(pk=touched.owner).first() if touched.owner else None
