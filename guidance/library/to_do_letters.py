"""Telling editors once a week what waits for them; in a week without anything open nobody is written to."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from guidance.library.editors import editors_of
from guidance.library.waiting import waiting_for
from people.models import Authority, User
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


def build_letter(row: Outbox) -> EmailMessage:
    """Returns the letter for an outbox row, listing what waits now. Raises User.DoesNotExist for an unknown user."""
    tasks = list(waiting_for(User.objects.get(pk=row.subject_id)))
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    context = {"tasks": tasks, "site": site, "link": site + reverse("cms_library:to_do")}
    body = render_to_string("library/to_do_letter.txt", context)
    return EmailMessage(subject=SUBJECT, body=body, to=[row.recipient])
