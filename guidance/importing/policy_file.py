"""A policy in Markdown, read into the blocks of an edition."""

from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt

from guidance.importing.front_matter import split
from guidance.importing.lines import Block, blocks_of
from guidance.importing.problems import ImportRefused
from guidance.policies.enums import ClauseKind
from guidance.policies.service import NUMBERED

DEEPEST = 6
_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class PolicyFile:
    """`about` is the front matter; `body` the edition's blocks as StreamField stores them."""

    about: dict[str, Any]
    body: list[dict[str, Any]]


def read_policy(text: str) -> PolicyFile:
    """Returns a policy file's content. Raises ImportRefused, naming the line, for whatever cannot be read."""
    lines = text.replace("\r\n", "\n").split("\n")
    about, taken = split(lines)
    body, depth, before = [], 0, ""
    seen: dict[str, int] = {}
    for block in blocks_of(lines[taken:], taken + 1):
        if block.uid in seen:
            raise ImportRefused(f"“{block.uid}” is already the identity of line {seen[block.uid]}.", line=block.line)
        seen[block.uid] = block.line
        depth = block.depth or depth
        body.append({"type": "clause", "value": _value(block, depth, before)})
        before = _shape_before(block, before)
    return PolicyFile(about, body)


def _shape_before(block: Block, before: str) -> str:
    """Items stand one level below the paragraph that introduces them; a footnote between them changes nothing."""
    return before if block.shape in {"item", "note"} else block.shape


def _value(block: Block, depth: int, before: str) -> dict[str, Any]:
    number = block.attributes.get("number", "")
    kind = _kind(block, number)
    heading = kind == ClauseKind.HEADING
    if not block.words:
        raise ImportRefused("this block has an identity and no words.", line=block.line)
    return {
        "uid": block.uid,
        "kind": kind,
        "level": _level(block, depth, before),
        "number": block.mark or ("" if number == NUMBERED else number),
        "heading": block.words if heading else "",
        "text": "" if heading else _rich(block.words),
        "sources": block.attributes.get("sources", ""),
        "topics": block.attributes.get("topics", ""),
        "audiences": block.attributes.get("audiences", ""),
    }


def _kind(block: Block, number: str) -> ClauseKind:
    named = {"heading": ClauseKind.HEADING, "item": ClauseKind.ITEM, "note": ClauseKind.FOOTNOTE}
    if block.shape in named:
        return named[block.shape]
    return ClauseKind.CLAUSE if number and number != "-" else ClauseKind.PARAGRAPH


def _level(block: Block, depth: int, before: str) -> int:
    wanted = block.attributes.get("level")
    if wanted is not None:
        if not wanted.isdecimal() or not 1 <= int(wanted) <= DEEPEST:
            raise ImportRefused(f"a level is a number from 1 to {DEEPEST}.", line=block.line)
        return int(wanted)
    if block.shape == "heading":
        return block.depth
    return min(depth + (2 if block.shape == "item" and before == "paragraph" else 1), DEEPEST)


def _rich(words: str) -> str:
    """Returns inline Markdown as the rich text the CMS edits: bold is <b> there."""
    html: str = _markdown.renderInline(words)
    return f"<p>{html.replace('<strong>', '<b>').replace('</strong>', '</b>')}</p>"
