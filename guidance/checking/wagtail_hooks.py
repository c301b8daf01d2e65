"""Checking in the CMS: its screens, the way to them, and what is said when an edition is saved or published."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from guidance.checking.desk import Shown, desk_of
from guidance.policies.models import EditionPage, PolicyPage
from guidance.policies.service import UnknownStyle

NAMED = 3


@hooks.register("register_admin_urls")
def register_screens() -> list[URLPattern | URLResolver]:
    """Puts the room's screens below /cms/."""
    return [path("", include("guidance.checking.urls"))]


@hooks.register("register_admin_menu_item")
def register_overview() -> MenuItem:
    """Puts the overview into the menu; the CMS wall shows it to editors only."""
    return MenuItem("Checks", reverse("cms_checking:overview"), name="checks", icon_name="clipboard-list", order=170)


@hooks.register("register_page_header_buttons")
def ways_to_the_screens(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offers the checks of an edition, and the completeness of a policy, in the header's menu."""
    screens = {EditionPage: ("Checks", "checks"), PolicyPage: ("Completeness", "completeness")}
    label, screen = screens.get(page.specific_class, ("", ""))
    if screen and page.permissions_for_user(user).can_edit():
        yield Button(label, reverse(f"cms_checking:{screen}", args=[page.pk]), icon_name="clipboard-list", priority=12)


@hooks.register("after_edit_page")
def say_what_is_open(request: HttpRequest, page: Page) -> None:
    """Counts the open errors when an edition is saved by hand. The editor's own saving in between asks for JSON."""
    if isinstance(page, EditionPage) and request.accepts("text/html"):
        _name_errors(request, page, "in this draft")


# Before the policies' own hook, which publishes and answers: no hook after it is called.
@hooks.register("before_publish_page", order=-1)
def say_what_is_published(request: HttpRequest, page: Page) -> None:
    """Names the errors that are open when an edition is published. It stops nothing: rules inform, people decide."""
    if isinstance(page, EditionPage):
        _name_errors(request, page, "in the words you publish")


def _name_errors(request: HttpRequest, page: EditionPage, where: str) -> None:
    try:
        errors = desk_of(page).errors()
    except UnknownStyle:
        return  # the form says so itself
    if errors:
        count = "1 error is" if len(errors) == 1 else f"{len(errors)} errors are"
        address = reverse("cms_checking:checks", args=[page.pk])
        messages.warning(
            request,
            f"{count} open {where}: {_listed(errors)}",
            buttons=[messages.button(address, "Look at the checks")],
        )


def _listed(errors: list[Shown]) -> str:
    named = [f"{one.name}: {one.finding.message}" for one in errors[:NAMED]]
    more = len(errors) - len(named)
    return " ".join(named) + (f" And {more} more." if more else "")
