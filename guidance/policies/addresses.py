"""The public address of a page. Wagtail's own serving is not mounted, so it knows no path and gives no root."""

from typing import Any

from wagtail.models import Site


def url_parts(found: Any, path: str) -> tuple[int, str, str] | None:
    """Returns (site id, root URL, path) from what Wagtail found for a page, or None for a page outside every site."""
    if found is None:
        return None
    root = next((site.root_url for site in Site.get_site_root_paths() if site.site_id == found[0]), "")
    return found[0], root, path
