"""Which tasks wait for whom."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from guidance.library.editors import edited_by
from guidance.library.models import EditorTask
from people.enums import Role
from people.models import Membership, User


def waiting_for(user: User) -> QuerySet[EditorTask]:
    """Returns the open tasks of the user's authorities that are for them or for any editor there, oldest first.

    A task whose owner no longer edits for its authority is for any editor there.
    """
    editing = Membership.objects.filter(
        user=OuterRef("owner"), authority=OuterRef("authority"), role=Role.EDITOR, ended_at__isnull=True
    )
    tasks = EditorTask.objects.filter(authority__in=edited_by(user), closed_at__isnull=True)
    mine = Q(owner__isnull=True) | Q(owner=user) | ~Exists(editing)
    return tasks.filter(mine).select_related("authority", "owner")
