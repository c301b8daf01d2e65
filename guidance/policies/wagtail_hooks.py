"""Editions in the CMS: the publish button leads to our action, and what is published stays."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from guidance.policies.drafts import approval_problems, draft_problems
from guidance.policies.enums import FREEZE_LOG
from guidance.policies.models import EditionPage
from guidance.policies.problems import EditionRefused
from guidance.policies.queries import is_frozen, latest_version

# The admin API publishes and unpublishes past our hooks, so past freezing; nothing in the CMS uses these two.
PagesAdminAPIViewSet.actions = {
    name: action for name, action in PagesAdminAPIViewSet.actions.items() if name not in {"publish", "unpublish"}
}

STAYS = "A published edition keeps its address. Publish a correction, or a newer edition, instead."


@hooks.register("register_log_actions")
def register_freeze(actions: Any) -> None:
    """Teaches the CMS log to say which version an edition was frozen as."""

    @actions.register_action(FREEZE_LOG)
    class Frozen(LogFormatter):  # the registry takes the class
        label = "Freeze"

        def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
            return f"Frozen as version {log_entry.data.get('version', '?')}"


@hooks.register("before_publish_page")
def publish_and_freeze(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Publishes an edition through the freezing action: the editor's view would pass the page's publish() by."""
    if not isinstance(page, EditionPage):
        return None
    try:
        page.get_latest_revision().publish(user=request.user)
    except EditionRefused as refused:
        for problem in refused.problems:
            messages.error(request, problem)
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    version = latest_version(page.pk)
    state = f"is published as version {version.number}" if version else "is scheduled"
    messages.success(request, f"“{page.title}” {state}.")
    return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


@hooks.register("before_bulk_action")
def refuse_unready_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Page], action: Any
) -> HttpResponseBase | None:
    """Publishes none of several chosen pages when the draft of an edition among them is not ready, and says why."""
    editions = EditionPage.objects.filter(pk__in=[page.pk for page in objects]) if action_type == "publish" else ()
    found = []
    for edition in editions:
        draft = edition.get_latest_revision_as_object()
        found += [f"“{draft.title}”: {problem}" for problem in _problems(draft)]
    for problem in found:
        messages.error(request, problem)
    return redirect(reverse("wagtailadmin_explore_root")) if found else None


def _problems(draft: EditionPage) -> list[str]:
    return [*draft_problems(draft, draft.get_parent().specific), *approval_problems(draft)]


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def keep_published(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Sends the editor back with a sentence when the page's words are already frozen, or any below it."""
    below = EditionPage.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)
    if not any(is_frozen(pk) for pk in below):
        return None
    messages.error(request, STAYS)
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
