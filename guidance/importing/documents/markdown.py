"""Markdown to pieces, by way of HTML; footnotes and front matter first."""

import re

from markdown_it import MarkdownIt

from guidance.importing.documents.decoding import text_of
from guidance.importing.documents.html import source_of
from guidance.importing.documents.inline import from_typed
from guidance.importing.documents.labels import key_of
from guidance.importing.documents.pieces import Piece, Source

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_NOTE = re.compile(r"^\[\^([\w-]+)\]:[ \t]*(\S.*(?:\n[ \t]+\S.*)*)$", re.MULTILINE)
_NUMBER_LINE = re.compile(r"^( {0,3})(\d{1,9})([.)]) ", re.MULTILINE)
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def read_markdown(content: bytes) -> Source:
    """Returns the pieces of a Markdown file. Raises ImportRefused where the bytes are no text."""
    text = text_of(content, "Markdown").replace("\f", "\n")
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    notes = [Piece("note", from_typed(" ".join(m[2].split())), mark=m[1]) for m in _NOTE.finditer(body)]
    # A typed number is the policy's own: Markdown would renumber a list that begins at 331.
    body = _NUMBER_LINE.sub(r"\n\1\2\\\3 ", _NOTE.sub("", body))
    source = source_of(_markdown.render(body))
    heads = [piece for piece in source.pieces if piece.sure and piece.depth == 1]
    named = _TITLE.search(front[1]) if front else None
    source.title = heads[0].words if len(heads) == 1 else named[1] if named else ""
    source.pieces = _front_lines(front[1] if front else "") + source.pieces + notes
    return source


def _front_lines(front: str) -> list[Piece]:
    """The lines of a front matter that say something about the document: "review_due: 2027-05-01"."""
    pairs = [line.partition(":") for line in front.split("\n")]
    told = [(name.replace("_", " ").strip(), value.strip(" \"'")) for name, _, value in pairs]
    return [Piece("paragraph", from_typed(f"{name}: {value}")) for name, value in told if key_of(name) and value]
