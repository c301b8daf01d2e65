"""A clause's stored HTML as plain data for the typesetter: user text is never handed over as markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from printing.letters import printable

Node = dict[str, Any]
_NOTE = re.compile(r"Footnote (\S+)")
_WRAPPERS = {"b": "strong", "strong": "strong", "span": "long"}  # span: a short form written out by us


@dataclass
class _Open:
    tag: str
    held: list[Node] = field(default_factory=list)
    href: str = ""
    note: str = ""


class _Reader(HTMLParser):
    """Turns the few tags that stored clauses have into nodes; any other tag counts for nothing, its text stays."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Open("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self.open[-1].held.append({"kind": "break"})
        elif tag == "a" and (mark := _NOTE.fullmatch(given.get("aria-label") or "")):
            self.open.append(_Open("a", note=mark[1]))
        elif tag == "span" and given.get("class") == "wm-long":
            self.open.append(_Open("span"))
        elif tag in {"a", "p", "ul", "ol", "li", "b", "strong"}:
            self.open.append(_Open(tag, href=given.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self.open[1:]):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data:
            self.open[-1].held.append({"kind": "text", "text": printable(data)})

    def _close(self) -> str:
        one = self.open.pop()
        node: Node = {"kind": _WRAPPERS.get(one.tag, one.tag), "nodes": one.held}
        if one.note:
            node = {"kind": "note", "mark": printable(one.note)}
        elif one.tag == "a":
            node |= {"kind": "link", "href": one.href} if _leads_on(one.href) else {"kind": "span"}
        self.open[-1].held.append(node)
        return one.tag

    def done(self) -> list[Node]:
        """Returns the nodes, with everything closed."""
        self.close()
        while len(self.open) > 1:
            self._close()
        return self.open[0].held


def nodes_of(html: str) -> list[Node]:
    """Returns the words of a clause as nodes: text, strong, link, note, break, and p, ul, ol, li that hold others."""
    reader = _Reader()
    reader.feed(html)
    return _blocks(reader.done())


def _blocks(nodes: list[Node]) -> list[Node]:
    """Returns the nodes with loose words gathered into paragraphs."""
    blocks: list[Node] = []
    for node in nodes:
        if node["kind"] in {"p", "ul", "ol"}:
            blocks.append(node)
        elif blocks and blocks[-1].get("loose"):
            blocks[-1]["nodes"].append(node)
        elif node.get("text", "x").strip():
            blocks.append({"kind": "p", "nodes": [node], "loose": True})
    return blocks


def calls_of(nodes: list[Node]) -> Iterator[Node]:
    """Returns the calls of footnotes among nodes, or among clauses that hold some, in reading order."""
    for node in nodes:
        if node["kind"] == "note":
            yield node
        yield from calls_of(node.get("items") or node.get("nodes", []))


def _leads_on(href: str) -> bool:
    return href.startswith(("https://", "http://", "mailto:", "tel:"))
