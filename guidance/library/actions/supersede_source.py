"""Marking a source as replaced by another."""

from guidance.library.actions.change_source import change_source
from guidance.library.enums import SourceStatus
from guidance.library.models import EditorTask, Source
from people.models import User


def supersede_source(old: Source, new: Source, actor: User | None) -> list[EditorTask]:
    """Marks `old` as replaced by `new` and returns the tasks opened for those who cite `old`.

    Raises PermissionDenied for all but whoever runs the site, ValidationError when `new` leads back to `old`.
    """
    return change_source(old, actor, {"status": SourceStatus.SUPERSEDED, "superseded_by": new})
