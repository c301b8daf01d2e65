"""The CMS as an editor sees it: their own tree, no door that the guard keeps shut, and the product's colours."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, URLPattern, path, resolve, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.query import PageQuerySet

from people.enums import Role
from people.models import User
from people.service import holds
from waymark.cms_filters import drop_filters_naming_people
from waymark.cms_guard import may_open, own_pages
from waymark.cms_links import only_live_links
from wizard.routes.models import RouteVersion

drop_filters_naming_people()
hooks.register("register_rich_text_features", only_live_links, order=1)  # after Wagtail's own


def is_open(user: User, address: str, *, edits: bool) -> bool:
    """Whether the guard would let the user, who edits or not, open this address of the CMS; others are open."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return False
    return not address.startswith("/cms/") or may_open(user, match.view_name, [], edits=edits)


class NoDocuments:
    """Wagtail's pages ask for this address by name whether documents are installed or not. They are not."""

    model = ()  # no model at all is among these

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """Returns the one address, where nothing is."""
        return [path("", nothing_here, name="listing")]


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Raises Http404."""
    raise Http404


@hooks.register("construct_admin_api")
def name_the_missing_documents(router: Any) -> None:
    """Lets the CMS render without wagtail.documents: evidence must never be found among documents."""
    router.register_endpoint("documents", NoDocuments)


@hooks.register("construct_explorer_page_queryset")
def explore_own_tree(parent: Any, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Keeps the explorer inside the editor's own tree."""
    return scoped(pages, request)


@hooks.register("construct_page_chooser_queryset")
def choose_from_own_tree(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Keeps the chooser inside the editor's own tree."""
    return scoped(pages, request)


def scoped(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Returns the pages a person may see: all for a superuser, else those of their authorities."""
    user = request.user
    if not isinstance(user, User):
        return pages.none()
    return pages if user.is_superuser else own_pages(user, pages)


@hooks.register("construct_main_menu")
def only_open_menus(request: HttpRequest, items: list[Any]) -> None:
    """Drops what the guard keeps shut. The page menu becomes a link: its fly-out asks an API that is shut too."""
    user = request.user
    if not isinstance(user, User) or user.is_superuser:
        return
    edits = holds(user, {Role.EDITOR})  # asked once: a menu has a dozen items
    kept = [item for item in items if item.url and is_open(user, item.url, edits=edits)]
    for place, item in enumerate(kept):
        if item.name == "explorer":
            kept[place] = MenuItem(
                "Pages", reverse("wagtailadmin_explore_root"), name="pages", icon_name="folder-open-inverse", order=100
            )
    items[:] = kept


@hooks.register("construct_page_listing_buttons")
def only_open_buttons(buttons: list[Any], page: Any, user: User, context: Any = None) -> None:
    """Drops buttons of a listing that lead to what the guard keeps shut."""
    edits = holds(user, {Role.EDITOR})
    buttons[:] = [button for button in buttons if not button.url or is_open(user, button.url, edits=edits)]


@hooks.register("before_delete_page")
def keep_published(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Sends the person back with a sentence when a route here, or below, was ever published: referrals stand on it."""
    if not RouteVersion.objects.filter(route__path__startswith=page.path).exists():
        return None
    messages.error(request, "A published route keeps its address: referrals stand on it. Publish a newer version.")
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("construct_page_action_menu")
def only_saving_and_publishing(items: list[Any], request: HttpRequest, context: Any) -> None:
    """Leaves saving, submitting for approval and publishing in the page's menu."""
    if not request.user.is_superuser:
        shut = {"action-unpublish", "action-lock", "action-unlock"}
        items[:] = [item for item in items if item.name not in shut]
