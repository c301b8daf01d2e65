"""Links in a route's words, written [words](where): to a source of the library, a page of this site, or elsewhere.

`where` is `source:` and a key of the library, a path such as /norfolk/services/, or an address that begins https://.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LINK = re.compile(r"\[([^\[\]]{1,200})\]\(([^()\s]{1,300})\)")
WHERE = re.compile(r"source:(?P<source>[a-z0-9-]{1,80})|https://[\w.-]+[^\s\"'<>\\]*|/(?:[a-z0-9][\w./#-]*)?", re.ASCII)
#: Fields whose words may carry links: (field, in what it stands), as they are named in the document.
LINKED_FIELDS = frozenset({"help", "body", "next"})


@dataclass(frozen=True, slots=True)
class Link:
    """One link: the words that are clicked, and where they lead. `source` is a library key, else blank."""

    words: str
    where: str
    source: str = ""

    @property
    def fits(self) -> bool:
        """Whether it is one of the three ways a link may be written."""
        return WHERE.fullmatch(self.where) is not None


def links_in(text: str) -> list[Link]:
    """Returns the links of a text in their order, those that do not fit too."""
    return [_link(found) for found in LINK.finditer(text)]


def pieces(text: str) -> Iterator[str | Link]:
    """Yields a text as plain pieces and the links between them; what does not fit stays plain."""
    done = 0
    for found in LINK.finditer(text):
        link = _link(found)
        if link.fits:
            yield text[done : found.start()]
            yield link
            done = found.end()
    yield text[done:]


def linked_texts(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yields (pointer, text) of every text of a document in which links are read; scenarios have none."""
    waiting: list[tuple[str, str, Any]] = [
        (f"/{name}", name, part) for name, part in data.items() if name != "scenarios"
    ]
    while waiting:
        at, name, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend((f"{at}/{field}", field, member) for field, member in value.items())
        elif isinstance(value, list):
            waiting.extend((f"{at}/{index}", name, member) for index, member in enumerate(value))
        elif isinstance(value, str) and name in LINKED_FIELDS:
            yield at, value


def _link(found: re.Match[str]) -> Link:
    fits = WHERE.fullmatch(found.group(2))
    return Link(found.group(1), found.group(2), (fits and fits.group("source")) or "")
