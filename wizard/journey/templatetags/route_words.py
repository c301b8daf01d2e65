"""A route's words as a page shows them: paragraphs, lists, bold and links; everything else is shown as it was typed."""

import re

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from guidance.library.service import sources_by_key
from wizard.routes.service import Link, links_in, pieces

register = template.Library()
BOLD = re.compile(r"\*\*([^*]{1,200})\*\*")
ITEM = "- "


@register.filter
def linked(text: str) -> SafeString:
    """Returns one line with its links. One to a source that the library does not hold is its words alone."""
    keys = {link.source for link in links_in(text) if link.source}
    sources = sources_by_key(keys) if keys else {}
    addresses = {key: source.url for key, source in sources.items()}
    return mark_safe("".join(_piece(one, addresses) for one in pieces(text)))


@register.filter
def prose(text: str) -> SafeString:
    """Returns paragraphs, parted by an empty line; lines that begin with a dash are a list."""
    return mark_safe("".join(_block(block.splitlines()) for block in re.split(r"\n\s*\n", text.strip())))


def _block(lines: list[str]) -> str:
    if lines and all(line.startswith(ITEM) for line in lines):
        items = format_html_join("", "<li>{}</li>", ((linked(line.removeprefix(ITEM)),) for line in lines))
        return format_html("<ul>{}</ul>", items)
    return format_html("<p>{}</p>", linked(" ".join(lines)))


def _piece(one: str | Link, addresses: dict[str, str]) -> str:
    if isinstance(one, str):
        return BOLD.sub(r"<strong>\1</strong>", conditional_escape(one))
    address = addresses.get(one.source, "") if one.source else one.where
    if not address:
        return str(conditional_escape(one.words))
    return format_html('<a href="{}">{}</a>', address, one.words)
