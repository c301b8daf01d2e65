"""Inline HTML as an editor types it: links as [words](address), bold as **words**, footnote marks as [^1]."""

import re
from html import unescape

from guidance.importing.documents.inline import from_typed, plain

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_BRACKETS = re.compile(r"([\[\]])")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


def typed_of(html: str) -> str:
    """Returns inline HTML as text to edit; `html_of` makes the same words and links of it again."""
    text = _LINK.sub(lambda m: _link(unescape(m[1]), m[2]), html)
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"</?(?:b|strong)>", "**", text)))


def html_of(typed: str) -> str:
    """Returns typed text as inline HTML; every tag somebody types is words."""
    return from_typed(" ".join(typed.split()))


def parts_of(typed: str) -> list[str]:
    """Returns the parts that blank lines divide a text into, empty ones left out."""
    return [part.strip() for part in _BLANK_LINE.split(typed.strip()) if part.strip()]


def _link(href: str, inside: str) -> str:
    words = plain(inside)
    if href in {words, f"mailto:{words}".lower()} or href == "tel:" + re.sub(r"\D", "", words):
        return inside
    address = href.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    shown = inside if "[^" in inside else _BRACKETS.sub(r"\\\1", inside)
    return f"[{shown}]({address})"
