"""Editions in the CMS: what the log says of them, and that a published one can neither be taken down nor deleted."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from guidance.policies.enums import FREEZE_LOG
from guidance.policies.models import EditionPage
from guidance.policies.queries import is_frozen

STAYS = "A published edition keeps its address. Publish a correction, or a newer edition, instead."


@hooks.register("register_log_actions")
def register_freeze(actions: Any) -> None:
    """Teaches the CMS log to say which version an edition was frozen as."""

    @actions.register_action(FREEZE_LOG)
    class Frozen(LogFormatter):  # the registry takes the class
        label = "Freeze"

        def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
            return f"Frozen as version {log_entry.data.get('version', '?')}"


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def keep_published(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Sends the editor back with a sentence when the page's words are already frozen, or any below it."""
    below = EditionPage.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)
    if not any(is_frozen(pk) for pk in below):
        return None
    messages.error(request, STAYS)
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
