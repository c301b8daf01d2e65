"""Editions in the CMS: the publish button leads to our action, and what is published stays."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin import signal_handlers
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from guidance.policies.drafts import approval_problems, draft_problems
from guidance.policies.enums import FREEZE_LOG, REVIEW_LOG
from guidance.policies.models import EditionPage, PolicyPage
from guidance.policies.problems import EditionRefused
from guidance.policies.queries import is_frozen, is_in_force, latest_version

# The admin API publishes and unpublishes past our hooks, so past freezing; nothing in the CMS uses these two.
PagesAdminAPIViewSet.actions = {
    name: action for name, action in PagesAdminAPIViewSet.actions.items() if name not in {"publish", "unpublish"}
}

# Wagtail writes to every superuser and past the outbox; whoever must act finds the edition among their tasks.
for notifier in (
    signal_handlers.workflow_submission_email_notifier,
    signal_handlers.workflow_approval_email_notifier,
    signal_handlers.workflow_rejection_email_notifier,
):
    notifier.can_handle = lambda *_, **__: False

STAYS = "A published edition keeps its address. Publish a correction, or a newer edition, instead."


@hooks.register("register_log_actions")
def register_freeze(actions: Any) -> None:
    """Teaches the CMS log to say which version an edition was frozen as, and what a review found."""

    @actions.register_action(FREEZE_LOG)
    class Frozen(LogFormatter):  # the registry takes the class
        label = "Freeze"

        def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
            return f"Frozen as version {log_entry.data.get('version', '?')}"

    @actions.register_action(REVIEW_LOG)
    class Reviewed(LogFormatter):
        label = "Review"

        def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
            return f"Reviewed without change; the next review is due by {log_entry.data.get('next_due', '?')}"


@hooks.register("register_admin_urls")
def register_screens() -> list[URLPattern | URLResolver]:
    """Puts the room's screens below /cms/."""
    return [path("", include("guidance.policies.urls"))]


@hooks.register("register_page_header_buttons")
def ways_to_the_screens(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offers, in the header's menu, what comes next in the life of an edition or a policy."""
    may = page.permissions_for_user(user)
    if page.specific_class is EditionPage and may.can_edit():
        yield _way("Compare with the words in force", "compare", page, "resubmit", 13)
        yield _way("Approve and publish", "approve", page, "success", 14)
        yield _way("Start next year’s edition", "start_next_edition", page, "copy", 15)
    if page.specific_class is PolicyPage and may.can_edit() and is_in_force(page.pk, timezone.localdate()):
        yield _way("Reviewed, no change", "reviewed", page, "check", 13)


def _way(label: str, name: str, page: Page, icon: str, priority: int) -> Button:
    return Button(label, reverse(f"cms_policies:{name}", args=[page.pk]), icon_name=icon, priority=priority)


@hooks.register("register_page_action_menu_item")
def approve_from_the_form() -> ActionMenuItem:
    """Offers the approval screen beside saving and publishing."""
    return ApproveItem(order=70)


class ApproveItem(ActionMenuItem):
    """A link from the edition's form: it shows the draft as it was saved last."""

    name = "action-approve"
    label = "Approve and publish…"
    icon_name = "success"

    def is_shown(self, context: Any) -> bool:
        """Whether the form is that of an edition which is there already."""
        return context["view"] == "edit" and isinstance(context["page"], EditionPage)

    def get_url(self, context: Any) -> str:
        """Returns the address of the approval screen."""
        return reverse("cms_policies:approve", args=[context["page"].pk])


class SubmitItem(SubmitForModerationMenuItem):
    """Wagtail's button, in our words."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Returns what the button is drawn from."""
        return super().get_context_data(parent_context) | {"label": "Submit for approval"}


@hooks.register("construct_page_action_menu")
def one_way_to_approve(items: list[Any], request: HttpRequest, context: Any) -> None:
    """Drops Wagtail's own two for the step: their windows are shut, and the screen asks the same."""
    kept = [item for item in items if item.name not in {"approve", "reject"}]
    items[:] = [SubmitItem(order=item.order) if item.name == "action-submit" else item for item in kept]


@hooks.register("register_admin_menu_item")
def menu_of_reviews() -> MenuItem:
    """Puts the list of reviews into the main menu."""
    return MenuItem("Reviews", reverse("cms_policies:reviews"), name="reviews", icon_name="calendar-check", order=160)


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
