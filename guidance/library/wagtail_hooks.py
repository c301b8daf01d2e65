"""The library in the CMS: its addresses, its menu, and what there is to do on the home screen."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from guidance.library.editors import edited_by
from guidance.library.views.people_here import editor
from guidance.library.waiting import waiting_for

SHOWN = 8


class EditorsItem(MenuItem):
    """A menu entry for people who look after at least one authority."""

    def is_shown(self, request: HttpRequest) -> bool:
        return edited_by(editor(request)).exists()


class ToDoPanel(Component):
    """The home screen's list of what waits for the editor."""

    name = "to_do"
    template_name = "library/cms/to_do_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        tasks = list(waiting_for(editor(parent_context["request"]))[: SHOWN + 1])
        return {"tasks": tasks[:SHOWN], "more": len(tasks) > SHOWN}


@hooks.register("register_admin_urls")
def library_addresses() -> list[URLResolver]:
    """Returns the library's screens."""
    return [path("", include("guidance.library.cms_urls"))]


@hooks.register("register_admin_menu_item")
def to_do_menu() -> MenuItem:
    """Returns the entry for what waits."""
    return EditorsItem("To do", reverse("cms_library:to_do"), name="to-do", icon_name="tasks", order=50)


@hooks.register("register_admin_menu_item")
def sources_menu() -> MenuItem:
    """Returns the entry for statutes and guidance."""
    return EditorsItem("Sources", reverse("cms_library:sources"), name="sources", icon_name="openquote", order=320)


@hooks.register("register_admin_menu_item")
def contacts_menu() -> MenuItem:
    """Returns the entry for whom to ask."""
    return EditorsItem("Contacts", reverse("cms_library:contacts"), name="contacts", icon_name="mail", order=300)


@hooks.register("register_admin_menu_item")
def services_menu() -> MenuItem:
    """Returns the entry for the service directory."""
    return EditorsItem("Services", reverse("cms_library:services"), name="services", icon_name="group", order=310)


@hooks.register("construct_homepage_panels")
def to_do_on_the_home_screen(request: HttpRequest, panels: list[Any]) -> None:
    """Puts what waits first, for those who look after an authority."""
    if edited_by(editor(request)).exists():
        panels.insert(0, ToDoPanel())
