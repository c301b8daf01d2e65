"""Telling editors once a week what waits for them; in a week without anything open nobody is written to."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from guidance.library.editors import edited_by, editors_of
from guidance.library.models import EditorTask
from people.enums import Role
from people.models import Authority, Membership, User
from record.models import Outbox
from record.service import enqueue

TO_DO = "editor_to_do"
SUBJECT = "What waits for you in Waymark"


def write_to_editors() -> None:
    """Promises each editor who has something to do one letter a calendar week.

    The worker's chore: the letter's key is the week and the address, so repeating it sends nothing new.
    """
    year, week, _ = timezone.localdate().isocalendar()
    for authority in Authority.objects.filter(editor_tasks__closed_at__isnull=True).distinct():
        for editor in editors_of(authority):
            if waiting_for(editor).exists():
                enqueue(TO_DO, "user", str(editor.pk), editor.email, f"{TO_DO}:{year}-{week}:{editor.email}")


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


def build_letter(row: Outbox) -> EmailMessage:
    """Returns the letter for an outbox row, listing what waits now. Raises User.DoesNotExist for an unknown user."""
    tasks = list(waiting_for(User.objects.get(pk=row.subject_id)))
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    context = {"tasks": tasks, "site": site, "link": site + reverse("cms_library:to_do")}
    body = render_to_string("library/to_do_letter.txt", context)
    return EmailMessage(subject=SUBJECT, body=body, to=[row.recipient])
