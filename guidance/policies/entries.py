"""A clause as it stands in an edition's draft, lifted out of the StreamField once, when it is published."""

import json
from dataclasses import dataclass
from typing import Any

from guidance.policies.enums import ClauseKind
from guidance.policies.numbering import NUMBERED, UNNUMBERED, numbers

CITATION_MARK = r"\[\^([\w-]+)\]"


@dataclass(frozen=True)
class Entry:
    """One block of the body. `wish` is its number field: blank, "-" or a number kept from the source."""

    uid: str
    kind: str
    level: int
    wish: str
    heading: str
    source: str
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()

    @property
    def numbering_wish(self) -> str:
        """Only headings and numbered clauses are counted; a footnote's number is its mark, not a place."""
        if self.kind == ClauseKind.FOOTNOTE:
            return UNNUMBERED
        if self.wish:
            return self.wish
        if self.kind == ClauseKind.HEADING:
            return ""
        return NUMBERED if self.kind == ClauseKind.CLAUSE else UNNUMBERED


def entries_of(blocks: list[dict[str, Any]]) -> list[Entry]:
    """Returns the entries of a body given as stored blocks (`body.get_prep_value()`)."""
    return [_entry(block["value"]) for block in blocks]


def numbers_of(entries: list[Entry], styles: tuple[str, ...]) -> list[str]:
    """Returns the number each entry is shown with; a footnote's is its own mark."""
    found = numbers([(entry.level, entry.numbering_wish) for entry in entries], styles)
    notes = [entry.wish if entry.kind == ClauseKind.FOOTNOTE else "" for entry in entries]
    return [note or number for note, number in zip(notes, found, strict=True)]


def with_uids(blocks: list[dict[str, Any]], uids: list[str]) -> str:
    """Returns the body as JSON with each block's identity filled in."""
    filled = [{**block, "value": {**block["value"], "uid": uid}} for block, uid in zip(blocks, uids, strict=True)]
    return json.dumps(filled)


def _entry(value: dict[str, Any]) -> Entry:
    return Entry(
        uid=(value.get("uid") or "").strip(),
        kind=value.get("kind") or ClauseKind.PARAGRAPH,
        level=value.get("level") or 1,
        wish=(value.get("number") or "").strip(),
        heading=" ".join((value.get("heading") or "").split()),
        source=value.get("text") or "",
        sources=_words(value.get("sources")),
        topics=_words(value.get("topics")),
        audiences=_words(value.get("audiences")),
    )


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
