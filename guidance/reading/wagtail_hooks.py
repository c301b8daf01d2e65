"""Guides in the CMS: their screens, the publish button, and a word on top of a guide whose clauses changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin import messages as with_buttons
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from guidance.reading.guide_checks import parts_to_check
from guidance.reading.models import GuidePage
from people.enums import Role
from people.service import holds


class GuidesItem(MenuItem):
    """The way to the guides, for whoever edits them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may write guides anywhere."""
        return bool(request.user.is_superuser or holds(request.user, {Role.EDITOR}))


@hooks.register("register_admin_urls")
def guide_screens() -> list[Any]:
    """Puts the screens under /cms/guides/."""
    return [path("guides/", include("guidance.reading.cms_urls"))]


@hooks.register("register_admin_menu_item")
def guides_item() -> MenuItem:
    """Puts the guides into the CMS's menu."""
    return GuidesItem("Guides", reverse("cms_guides:list"), name="guides", icon_name="doc-full", order=120)


@hooks.register("before_publish_page")
def publish_and_keep_parts(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Publishes a guide through the action that keeps its parts: the editor's view would pass publish() by."""
    if not isinstance(page, GuidePage):
        return None
    page.get_latest_revision().publish(user=request.user)
    messages.success(request, f"“{page.title}” is published.")
    return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


@hooks.register("before_edit_page")
def tell_what_to_check(request: HttpRequest, page: Page) -> None:
    """Says above a guide's form which parts explain clauses that changed, and leads to them."""
    if request.method != "GET" or not isinstance(page, GuidePage):
        return
    waiting = [f"“{part.heading}”" for part, _ in parts_to_check([page], timezone.localdate())]
    if waiting:
        look = with_buttons.button(reverse("cms_guides:check", args=[page.pk]), "See what changed")
        said = f"Clauses have changed since these parts were checked: {', '.join(waiting)}."
        with_buttons.warning(request, said, buttons=[look])
