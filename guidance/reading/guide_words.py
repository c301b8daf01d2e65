"""The words of a guide's part, rendered once, when it is published."""

import nh3
from django.utils.text import slugify
from wagtail.rich_text import expand_db_html

TAGS = {"a", "b", "strong", "p", "ul", "ol", "li", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}


def rendered(source: str) -> str:
    """Returns rich text as HTML that may be shown: bold, lists and links survive, nothing else."""
    html: str = nh3.clean(
        expand_db_html(source), tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None
    )
    return html


def anchors(headings: list[str]) -> list[str]:
    """Returns the anchor of each part, made from its heading and never the same twice on a page."""
    found: list[str] = []
    for place, heading in enumerate(headings, 1):
        wished = slugify(heading)[:60] or f"part-{place}"
        found.append(wished if wished not in found else f"{wished}-{place}")
    return found
