"""Routes in the CMS: the screens of our own below /cms/routes/, and Wagtail's ways that lead to them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button, ListingButton
from wagtail.models import Page

from wizard.routes.models import RoutePage

OWN_SCREEN = "A route is published from its own screen, where it is checked first."


@hooks.register("register_admin_urls")
def register_screens() -> list[URLPattern | URLResolver]:
    """Puts the room's screens below /cms/."""
    return [path("", include("wizard.routes.urls"))]


@hooks.register("register_admin_menu_item")
def menu_of_routes() -> MenuItem:
    """Puts the list of the editor's routes into the main menu."""
    return MenuItem("Routes", reverse("cms_routes:routes"), name="routes", icon_name="tasks", order=145)


@hooks.register("register_page_header_buttons")
def ways_to_the_screens(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offers the route's own screens in the header's menu."""
    if page.specific_class is RoutePage and page.permissions_for_user(user).can_edit():
        yield Button("Edit the route’s parts", overview_of(page), icon_name="tasks", priority=12)


@hooks.register("register_page_listing_buttons")
def ways_from_the_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    """Offers the same where an authority's pages are listed."""
    if page.specific_class is RoutePage and page.permissions_for_user(user).can_edit():
        yield ListingButton("Edit the route’s parts", overview_of(page), icon_name="tasks", priority=12)


class PartsItem(ActionMenuItem):
    """A link from Wagtail's form, which holds no more than the title, to where the route is built."""

    name = "action-parts"
    label = "Edit the route’s parts"
    icon_name = "tasks"

    def is_shown(self, context: Any) -> bool:
        """Whether the form is that of a route which is there already."""
        return context["view"] == "edit" and isinstance(context["page"], RoutePage)

    def get_url(self, context: Any) -> str:
        """Returns the address of the overview."""
        return overview_of(context["page"])


@hooks.register("construct_page_action_menu")
def publish_elsewhere(items: list[Any], request: HttpRequest, context: Any) -> None:
    """Puts the way to the parts in the place of saving and publishing: the form holds nothing that could be saved."""
    if isinstance(context.get("page"), RoutePage):
        items[:] = [PartsItem(order=0)]


@hooks.register("before_create_page")
def start_elsewhere(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponseBase | None:
    """Leads "add a route" to the screen that asks what a route needs."""
    if page_class is not RoutePage:
        return None
    return redirect(f"{reverse('cms_routes:new')}?at={parent.slug}")


@hooks.register("before_publish_page")
def publish_on_its_screen(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Publishes no route past its checks: leads to the screen that publishes. The draft is saved already."""
    if not isinstance(page, RoutePage):
        return None
    messages.info(request, OWN_SCREEN)
    return redirect(f"{overview_of(page)}publish/")


@hooks.register("before_bulk_action")
def publish_none_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Page], action: Any
) -> HttpResponseBase | None:
    """Publishes nothing when a route is among several chosen pages, and says why."""
    if action_type != "publish" or not RoutePage.objects.filter(pk__in=[page.pk for page in objects]).exists():
        return None
    messages.error(request, OWN_SCREEN)
    return redirect(reverse("wagtailadmin_explore_root"))


def overview_of(page: Page) -> str:
    """Returns the address of a route's overview."""
    return reverse("cms_routes:overview", args=[page.pk])
