"""Linked documents past their review, and the worker's chore that tells the editors of their authority."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from guidance.checking.models import LinkedDocument
from guidance.library.models import EditorTask
from guidance.library.service import close_task, open_task
from people.models import Authority

TASK = "document_due"


def due_documents(on: date) -> list[LinkedDocument]:
    """Returns the linked documents whose review day has passed on a day, the longest overdue first."""
    late = LinkedDocument.objects.filter(review_due__lt=on)
    return list(late.select_related("policy").order_by("review_due", "pk"))


def ask_for_reviews() -> None:
    """The chore: a task for each overdue document; closed when the document has a later day, or is gone."""
    late = due_documents(timezone.localdate())
    with transaction.atomic():
        wanted = {(authority.pk, _open(document, authority)) for document in late for authority in _owners(document)}
        for task in EditorTask.objects.filter(kind=TASK, closed_at__isnull=True).select_related("authority"):
            if (task.authority_id, task.key) not in wanted:
                close_task(task.authority, task.key, None, "The document has a new review day, or is linked no longer.")


def _open(document: LinkedDocument, authority: Authority) -> str:
    key = f"{TASK}:{document.pk}:{document.review_due}"
    about = (
        f"“{document.title}”, which goes with “{document.policy.title}”, was due for review on "
        f"{document.review_due:%-d %B %Y}."
    )
    open_task(authority, TASK, key, about, reverse("cms_checking:completeness", args=[document.policy_id]))
    return key


def _owners(document: LinkedDocument) -> list[Authority]:
    return list(Authority.objects.filter(page__path=document.policy.path[: -document.policy.steplen]))
