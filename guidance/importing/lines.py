"""A Markdown file cut into blocks: headings, paragraphs, items and footnotes, each with its attributes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guidance.importing.problems import ImportRefused

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"-\s+(.*)")
_NOTE = re.compile(r"\[\^([\w-]+)\]:\s*(.*)")
_ATTRIBUTES = re.compile(r"\s*\{#([^\s{}]+)((?:\s+[^\s={}]+=(?:\"[^\"]*\"|[^\s{}]+))*)\s*\}\s*$")
_ONE = re.compile(r"([^\s=]+)=(?:\"([^\"]*)\"|(\S+))")
ALLOWED = {"number", "sources", "topics", "audiences", "level"}


@dataclass
class Block:
    """`shape` is heading, item, note or paragraph; `depth` the heading's level; `mark` the footnote's."""

    shape: str
    line: int
    words: str
    depth: int = 0
    mark: str = ""
    uid: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def blocks_of(lines: list[str], first_line: int) -> list[Block]:
    """Returns the blocks of a body whose first line has this number. Raises ImportRefused with a line number."""
    return [_with_attributes(block) for block in _cut(lines, first_line)]


def _cut(lines: list[str], first_line: int) -> Iterator[Block]:
    current: Block | None = None
    for number, line in enumerate(lines, first_line):
        words = line.strip()
        begun = _begin(words, number) if words else None
        if current and (not words or begun or current.shape == "heading"):
            yield current
            current = None
        if begun:
            current = begun
        elif words and current:
            current.words += " " + words
        elif words:
            current = Block("paragraph", number, words)
    if current:
        yield current


def _begin(words: str, number: int) -> Block | None:
    if match := _HEADING.fullmatch(words):
        return Block("heading", number, match[2], depth=len(match[1]))
    if match := _ITEM.fullmatch(words):
        return Block("item", number, match[1])
    if match := _NOTE.fullmatch(words):
        return Block("note", number, match[2], mark=match[1])
    return None


def _with_attributes(block: Block) -> Block:
    match = _ATTRIBUTES.search(block.words)
    if not match:
        raise ImportRefused(
            "this block does not end in its identity, such as {#norfolk-11-b}. "
            "If it belongs to the block before it, take away the blank line between them.",
            line=block.line,
        )
    block.words, block.uid = block.words[: match.start()].strip(), match[1]
    for name, quoted, bare in _ONE.findall(match[2]):
        if name not in ALLOWED:
            raise ImportRefused(f"“{name}” is not an attribute. Use {', '.join(sorted(ALLOWED))}.", line=block.line)
        block.attributes[name] = quoted or bare
    return block
