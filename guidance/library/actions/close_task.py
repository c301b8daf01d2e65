"""Closing a task, with a word on what was done."""

from django.db import transaction
from django.utils import timezone

from guidance.library.editors import require_editor
from guidance.library.models import EditorTask
from people.models import Authority, User
from record.service import record_event


class ClosingRefused(ValueError):
    """A task that cannot be closed like this; the sentence is for the editor."""


def close_task(authority: Authority, key: str, actor: User | None, note: str) -> EditorTask | None:
    """Returns the task with this key, closed; None when the authority has no such task.

    A closed task keeps its first note. Without an actor the site itself closes it, because the cause went away.
    Raises PermissionDenied when the actor does not edit for the authority, ClosingRefused without a note.
    """
    if actor:
        require_editor(actor, authority)
    if not note.strip():
        raise ClosingRefused("Say what you did, or why nothing was needed.")
    with transaction.atomic():
        task = EditorTask.objects.select_for_update().filter(authority=authority, key=key).first()
        if task is None or task.closed_at:
            return task
        task.closed_at, task.closed_by, task.closing_note = timezone.now(), actor, note.strip()
        task.save(update_fields=["closed_at", "closed_by", "closing_note"])
        record_event("editor_task", str(task.pk), "editor_task.closed", actor, {"kind": task.kind})
    return task
