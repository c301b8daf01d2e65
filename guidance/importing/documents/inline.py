"""The words inside a piece: typed Markdown and bare addresses to links, and back to plain text."""

import re
from functools import lru_cache
from html import escape, unescape
from typing import TypedDict

_TAG = re.compile(r"<[^>]*>")
_NOTE = re.compile(r"\[\^[\w-]+\]")
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_SPLIT = re.compile(r"(<a href=\"[^\"]*\">.*?</a>|<[^>]*>)", re.DOTALL)
_TYPED_LINK = re.compile(r"\[((?:\\.|[^\[\]\\]){1,400})\]\(([^\s()]{0,2000})\)")
_ANGLED = re.compile(r"&lt;((?:https?://|mailto:)[^\s&]+(?:&amp;[^\s&]+)*)&gt;")
_BOLD = re.compile(r"\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*")
_ADDRESS = re.compile(
    r"(?P<web>\bhttps?://[^\s<>\"']+[^\s<>\"'.,;:)!?])"
    r"|(?P<mail>\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6})"
    r"|(?P<phone>(?<![\d/.-])0\d(?:[ -]?\d){8,9}(?![\d/-]))"
)
_ESCAPED = re.compile(r"\\([()\[\]*_])")
_SAFE = ("http:", "https:", "mailto:", "tel:", "#", "/")


class Link(TypedDict):
    text: str
    href: str


def from_typed(text: str) -> str:
    """Returns typed text, Markdown links and bold included, as inline HTML with every address a link."""
    return linked(_BOLD.sub(r"<b>\1</b>", _ANGLED.sub(r"\1", _TYPED_LINK.sub(_typed, escape(text, quote=False)))))


def anchor(href: str, inside: str) -> str:
    """Returns a link, or only its words where the address is none a reader may follow."""
    href = href.strip()
    if href and not href.lower().startswith(_SAFE):
        return inside
    return f'<a href="{escape(unescape(href))}">{inside}</a>'


def linked(html: str) -> str:
    """Returns inline HTML whose bare web addresses, mailboxes and telephone numbers are links."""
    parts = _SPLIT.split(html)
    return "".join(part if place % 2 else _ADDRESS.sub(_found, part) for place, part in enumerate(parts))


def links_of(html: str) -> list[Link]:
    """Returns the links of inline HTML in order: what they say and where they lead."""
    return [{"text": plain(inside), "href": unescape(href)} for href, inside in _LINK.findall(html)]


@lru_cache(maxsize=8192)  # the same words are asked for by every step that looks at them
def plain(html: str) -> str:
    """Returns inline HTML as one line of text."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def plain_without_notes(html: str) -> str:
    """Returns inline HTML as one line of text without footnote marks."""
    return plain(_NOTE.sub("", html))


def without_start(html: str, count: int) -> str:
    """Returns inline HTML without its first visible characters; tags stay balanced, an emptied one goes."""
    kept, left = [], count
    for token in re.findall(r"<[^>]*>|&[#\w]+;|.", html, re.DOTALL):
        if left and not token.startswith("<"):
            left -= 1
        else:
            kept.append(token)
    return re.sub(r"<(b)>\s*</\1>", "", "".join(kept)).strip()


def _typed(match: re.Match[str]) -> str:
    inside = _ESCAPED.sub(r"\1", match[1])
    return f"[{inside}]" if inside.startswith("^") else anchor(match[2], inside)


def _found(match: re.Match[str]) -> str:
    if match["web"]:
        return anchor(unescape(match["web"]), match["web"])
    if match["mail"]:
        return anchor(f"mailto:{match['mail'].lower()}", match["mail"])
    return anchor("tel:" + re.sub(r"\D", "", match["phone"]), match["phone"])
