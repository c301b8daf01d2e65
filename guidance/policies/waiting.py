"""Editions that wait for approval, among the tasks of the authority's editors."""

from django.urls import reverse

from guidance.library.service import close_task, open_task, open_tasks_of
from guidance.policies.models import EditionPage, PolicyPage

KIND = "approval"


def now_waiting(page: EditionPage, policy: PolicyPage, cause: str) -> None:
    """Opens the task for an edition that was submitted; `cause` tells one submission from the next."""
    open_task(
        policy.get_parent().specific.authority,
        KIND,
        f"{_key(page)}{cause}",
        f"“{policy.title}”, {page.label}, waits for approval.",
        reverse("cms_policies:approve", args=[page.pk]),
    )


def no_longer_waiting(page: EditionPage, policy: PolicyPage, note: str) -> None:
    """Closes every open task about this edition's approval; the site's own act, because the cause went away."""
    authority = policy.get_parent().specific.authority
    for task in open_tasks_of(authority):
        if task.kind == KIND and task.key.startswith(_key(page)):
            close_task(authority, task.key, None, note)


def _key(page: EditionPage) -> str:
    return f"{KIND}:{page.pk}:"
