"""HTML to pieces: the main part of a page, its headings, paragraphs, lists, tables and notes."""

import re
from html import escape

from bs4 import BeautifulSoup, Comment, NavigableString, PageElement, Tag

from guidance.importing.documents.decoding import text_of, tidy
from guidance.importing.documents.inline import anchor, linked, plain
from guidance.importing.documents.pieces import Piece, Source
from guidance.importing.documents.refusals import damaged

_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_FURNITURE = [
    "script", "style", "noscript", "template", "nav", "form", "iframe", "svg", "button", "select", "dialog", "head",
]  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "body", "html", "ul", "ol", "li", "table", "blockquote", "dl", "dt", "dd",
    "header", "footer", "aside", "figure", "figcaption", "details", "summary", "address", "pre", "hr", "center",
    *_HEADINGS,
}  # fmt: skip
_SITE_CLASS = re.compile(
    r"(?:^|[\s_-])(cookies?|breadcrumbs?|skip(?:-?link)?|menu|navbar|navigation|share|social|banner|alert-banner|"
    r"site-notice|pagination|related-links)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SITE_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary"}
_NOTE_ID = re.compile(r"(?:foot|end)?-?(?:note|fn)s?[-_:]?(?:ref)?[-_:]?(\d+)$|fn[-_:]?(\d+)$", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\t]+")  # a tab stays: it may divide the cells of a table that somebody typed
_BACK = re.compile(r' ?<a href="#[^"]*">\s*(?:↑|↩|\^|back)[^<]*</a>\s*$', re.IGNORECASE)
_DEEPEST_NEST, _DEEPEST_TREE = 60, 400


def read_html(content: bytes) -> Source:
    """Returns the pieces of a web page. Raises ImportRefused where the bytes are no text."""
    return source_of(text_of(content, "HTML"), web=True)


def source_of(html: str, *, web: bool = False) -> Source:
    """Returns the pieces of HTML; a web page's menus, banners and feet are left out."""
    soup = BeautifulSoup(html, "html.parser")
    _refuse_depth(soup)
    dropped = _without_furniture(soup) if web else []
    root = (soup.find("main") or soup.find(role="main") or soup.body or soup) if web else soup
    reader = _Reader(soup)
    reader.block(root, 0)
    reader.close()
    heads = [piece for piece in reader.pieces if piece.sure and piece.depth == 1]
    title = heads[0].words if web and len(heads) == 1 else ""
    return Source(reader.pieces, title=title, web=web, dropped=dropped)


def _refuse_depth(soup: BeautifulSoup) -> None:
    """Every search in a tree this deep takes the square of its depth: minutes, for a page nobody wrote by hand."""
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        if depth > _DEEPEST_TREE:
            raise damaged("HTML")
        waiting += [(child, depth + 1) for child in tag.contents if isinstance(child, Tag)]


def _without_furniture(soup: BeautifulSoup) -> list[str]:
    dropped = []
    main = soup.find("main")
    for tag in soup.find_all(True):
        if tag.decomposed or tag.name in {"html", "body", "main"}:
            continue
        named = " ".join([str(tag.get("id") or ""), *(tag.get_attribute_list("class") or [])])
        outside = tag.name in {"header", "footer", "aside"} and (main is None or main not in tag.parents)
        if tag.name in _FURNITURE or outside or tag.get("role") in _SITE_ROLES or _SITE_CLASS.search(named):
            words = " ".join(tag.get_text(" ").split())
            if words and tag.name not in {"script", "style", "head", "template", "noscript"}:
                dropped.append(words[:80])
            tag.decompose()
    return dropped


class _Reader:
    """Walks the tree once; inline words gather until a block begins or ends."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.holders = _holders(soup)
        self.pieces: list[Piece] = []
        self.inline: list[str] = []
        self.next = Piece("paragraph")

    def block(self, tag: Tag, depth: int) -> None:
        """Reads what stands in a block; deeper nests than any policy has are read as words."""
        for child in tag.children:
            if isinstance(child, Tag) and child.name in _BLOCKS and depth < _DEEPEST_NEST:
                self.close()
                self.one(child, depth + 1)
                self.close()
            elif isinstance(child, Tag) and depth < _DEEPEST_NEST and id(child) in self.holders:
                self.block(child, depth + 1)
            elif not isinstance(child, Comment):
                self.inline.append(inline(child))

    def one(self, tag: Tag, depth: int) -> None:
        """Reads one block."""
        if tag.name in _HEADINGS:
            self.next = Piece("heading", depth=_HEADINGS[tag.name], sure=True)
            self.inline.append(inline(tag))
        elif tag.name in {"ul", "ol"}:
            self.items(tag, depth)
        elif tag.name == "table":
            self.table(tag, depth)
        else:
            if "contents" in tag.get_attribute_list("class"):
                self.next = Piece("contents")
            self.block(tag, depth)

    def items(self, tag: Tag, depth: int) -> None:
        """Reads a list; an ordered one gives its items marks, a list of notes gives notes."""
        nest = len([parent for parent in tag.parents if parent.name in {"ul", "ol"}]) + 1
        for place, child in enumerate(tag.find_all("li", recursive=False), 1):
            note = _NOTE_ID.search(str(child.get("id") or ""))
            mark = (note[1] or note[2]) if note else _mark(tag, place) if tag.name == "ol" else ""
            self.next = Piece("note" if note else "item", depth=nest, mark=mark)
            self.block(child, depth)
            self.close()

    def table(self, tag: Tag, depth: int) -> None:
        """Reads a table; one used for layout (a single cell a row) is read as what stands in it."""
        rows = [
            [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"])] for row in tag.find_all("tr")
        ]
        if max(map(len, rows), default=0) > 1:
            self.pieces.append(Piece("table", rows=[[tidy(cell) for cell in row] for row in rows]))
        else:
            for cell in tag.find_all(["td", "th"]):
                self.block(cell, depth)
                self.close()

    def close(self) -> None:
        """Ends the piece whose words were gathered; a line break in it begins another."""
        html, self.inline = "".join(self.inline), []
        for place, line in enumerate(html.split("<br>")):
            words = linked(_BACK.sub("", _SPACES.sub(" ", line).strip()))
            if plain(words):
                piece, self.next = self.next, Piece("paragraph")
                piece.html, piece.alone, piece.place = words, place == 0, len(self.pieces) + 1
                self.pieces.append(piece)


def _holders(soup: BeautifulSoup) -> set[int]:
    """The tags that blocks stand in, by id: asked for once, for a search below each tag takes the square."""
    found: set[int] = set()
    for block in soup.find_all(list(_BLOCKS)):
        for parent in block.parents:
            if id(parent) in found:
                break
            found.add(id(parent))
    return found


def inline(node: PageElement, depth: int = 0) -> str:
    """Returns a node's words with its links, bold and footnote marks as inline HTML."""
    if isinstance(node, NavigableString):
        return "" if isinstance(node, Comment) else escape(tidy(str(node)), quote=False)
    if not isinstance(node, Tag):
        return ""
    if node.name == "br":
        return "<br>"
    if depth > _DEEPEST_NEST:
        return escape(tidy(node.get_text(" ")), quote=False)
    inside = "".join(inline(child, depth + 1) for child in node.children)
    if node.name == "a" and (href := str(node.get("href") or "")):
        note = (
            _NOTE_ID.search(href) if href.startswith("#") and re.fullmatch(r"\s*\[?\d+\]?\s*", plain(inside)) else None
        )
        return f"[^{note[1] or note[2]}]" if note else anchor(href, inside.strip())
    if node.name in {"b", "strong"} and plain(inside):
        return f"<b>{inside}</b>"
    if node.name == "sup" and re.fullmatch(r"\s*\d{1,3}\s*", inside):
        return f"<sup>{inside.strip()}</sup>"
    return inside


def _mark(tag: Tag, place: int) -> str:
    start = str(tag.get("start") or "1")
    number = place + (int(start) if start.isdecimal() and len(start) < 4 else 1) - 1
    style = str(tag.get("type") or "1")
    if style in {"a", "A"} and number <= 26:
        return f"{chr(ord(style) + number - 1)}."
    return f"{number}."
