"""Bringing a policy in, as the CMS offers it: a menu item, and a button where an authority's pages are listed."""

from typing import Any

from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button, ListingButton
from wagtail.models import Page

from guidance.importing import urls
from guidance.policies.models import PolicyPage


@hooks.register("register_admin_urls")
def register_importing_urls() -> list[URLResolver]:
    """Returns the addresses under /cms/import/."""
    return [path("import/", include((urls.urlpatterns, "cms_importing"), namespace="cms_importing"))]


@hooks.register("register_admin_menu_item")
def bring_in_menu_item() -> MenuItem:
    """Returns the menu item."""
    return MenuItem(
        "Bring in a policy", reverse("cms_importing:upload"), name="bring-in-a-policy", icon_name="upload", order=150
    )


@hooks.register("register_page_listing_buttons")
def bring_in_from_listing(page: Page, user: Any, next_url: str | None = None) -> list[ListingButton]:
    """Returns the entry in a policy's menu that brings in its next edition."""
    return [ListingButton(**_next_edition(page))] if page.specific_class is PolicyPage else []


@hooks.register("register_page_header_buttons")
def bring_in_from_page(page: Page, user: Any, next_url: str | None = None, **more: Any) -> list[Button]:
    """Returns the same in the menu of the policy's own screens."""
    return [Button(**_next_edition(page))] if page.specific_class is PolicyPage else []


def _next_edition(page: Page) -> dict[str, Any]:
    address = f"{reverse('cms_importing:upload')}?place=policy-{page.pk}"
    return {"label": "Bring in an edition", "url": address, "priority": 15, "icon_name": "upload"}
