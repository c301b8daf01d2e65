"""The words of a clause, rendered once: HTML that may be shown, and the plain text that is searched and hashed."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

import nh3
from wagtail.rich_text import expand_db_html

from guidance.policies.entries import CITATION_MARK

_MARK = re.compile(CITATION_MARK)
_BLOCK_END = re.compile(r"</(?:p|li)>|<br\s*/?>")
_TAG = re.compile(r"<[^>]+>")
TAGS = {"a", "b", "strong", "p", "ul", "ol", "li", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class Words:
    """`notes` are the marks of the footnotes that the words point to, in order."""

    html: str
    text: str
    notes: tuple[str, ...]


def render(source: str, uid: str, notes: Mapping[str, str]) -> Words:
    """Returns the cleaned words of a clause's rich text; `notes` gives each footnote mark its clause uid.

    A mark without a footnote is left as it is typed (freezing refuses it). Only bold, lists and links survive.
    """
    cleaned = nh3.clean(
        expand_db_html(source), tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None
    )
    seen: list[str] = []

    def reference(match: re.Match[str]) -> str:
        mark = match[1]
        anchor = "" if mark in seen else f' id="{uid}-note-{mark}"'
        seen.append(mark)
        if mark not in notes:
            return match[0]
        return f'<sup><a href="#{notes[mark]}"{anchor} aria-label="Footnote {mark}">{mark}</a></sup>'

    html = _MARK.sub(reference, cleaned)
    return Words(html, plain(cleaned), tuple(dict.fromkeys(seen)))


def plain(html: str) -> str:
    """Returns HTML as one line of text, without tags and footnote marks."""
    spaced = _BLOCK_END.sub(" ", _MARK.sub("", html))
    return " ".join(unescape(_TAG.sub("", spaced)).split())


def digest(text: str) -> str:
    """Returns the SHA-256 of a text, in hexadecimal: what a citation compares itself with."""
    return hashlib.sha256(text.encode()).hexdigest()
