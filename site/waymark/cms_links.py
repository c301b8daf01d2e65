"""Links from a clause to a page of the site, in the editor and in what it renders.

Any page number may be posted, also one the chooser never offers. Wagtail would write that page's address into the
form, the preview and the frozen words, and so tell what another authority has in draft. Here only what is live has one.
"""

from typing import Any

from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import ExternalLinkElementHandler, PageLinkElementHandler
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler


class LiveLinks(PageLinkHandler):
    """Gives links to live pages their address; others become plain words."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        """Returns each link's page, None where it is not live."""
        return [page if page is not None and page.live else None for page in super().get_many(attrs_list)]


class LiveLinksInEditor(PageLinkElementHandler):
    """Tells the editing form as much."""

    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Returns the link's data, without an address where the page is not live."""
        if Page.objects.live().filter(pk=attrs["id"]).exists():
            data: dict[str, Any] = super().get_attribute_data(attrs)
            return data
        return {"id": int(attrs["id"]), "url": None, "parentId": None}


def only_live_links(features: FeatureRegistry) -> None:
    """Puts both in the place of Wagtail's own."""
    features.register_link_type(LiveLinks)
    readers = {"a[href]": ExternalLinkElementHandler("LINK"), 'a[linktype="page"]': LiveLinksInEditor("LINK")}
    writers = {"entity_decorators": {"LINK": link_entity}}
    rule = {"from_database_format": readers, "to_database_format": writers}
    features.register_converter_rule("contentstate", "link", rule)
