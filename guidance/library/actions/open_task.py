"""Opening a task for an authority's editors."""

from django.utils import timezone

from guidance.library.models import EditorTask
from people.models import Authority, User


def open_task(
    authority: Authority, kind: str, key: str, about: str, link: str, owner: User | None = None
) -> EditorTask:
    """Returns the authority's task with this key, made if there is none yet.

    With an owner it is for that editor; without, for any editor of the authority. The site's own act, so nobody's
    permission is asked. A task that is there keeps its words, and one that was closed stays closed: whoever closed it
    has seen to this cause. A new cause brings a new key. Call it inside the transaction of what caused it.
    """
    task, _ = EditorTask.objects.get_or_create(
        authority=authority,
        key=key,
        defaults={"kind": kind, "about": about, "link": link, "owner": owner, "opened_at": timezone.now()},
    )
    return task
