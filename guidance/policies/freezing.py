"""From an edition's draft to the rows that are kept: numbers, rendered words, parents and hashes."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from guidance.policies.entries import Entry
from guidance.policies.enums import ClauseKind
from guidance.policies.wording import Words, digest, render


@dataclass(frozen=True)
class FrozenClause:
    """One row to be. `parent` is the place (from 0) of the row it stands under."""

    uid: str
    number: str
    level: int
    parent: int | None
    kind: str
    heading: str
    html: str
    text: str
    sources: list[str]
    sha256: str


def frozen_clauses(entries: list[Entry], numbers: list[str], uids: list[str]) -> list[FrozenClause]:
    """Returns the rows of an edition in reading order. Pure but for links to CMS pages, which are looked up."""
    notes = {
        number: uid
        for entry, number, uid in zip(entries, numbers, uids, strict=True)
        if entry.kind == ClauseKind.FOOTNOTE
    }
    words = [render(entry.source, uid, notes) for entry, uid in zip(entries, uids, strict=True)]
    rows = [
        _row(*parts, parent=_parent(place, entries))
        for place, parts in enumerate(zip(entries, numbers, uids, words, strict=True))
    ]
    return _footnotes_under_their_clauses(rows, words)


def content_hash(about: dict[str, Any], rows: list[FrozenClause]) -> str:
    """Returns the SHA-256 of everything an edition version says: its dates and notes, and every row."""
    whole = {"about": about, "clauses": [asdict(row) for row in rows]}
    return digest(json.dumps(whole, sort_keys=True, ensure_ascii=False, default=str))


def _row(entry: Entry, number: str, uid: str, words: Words, *, parent: int | None) -> FrozenClause:
    return FrozenClause(
        uid=uid,
        number=number,
        level=entry.level,
        parent=parent,
        kind=entry.kind,
        heading=entry.heading,
        html=words.html,
        text=words.text,
        sources=list(entry.sources),
        sha256=digest("\n".join(part for part in (entry.heading, words.text) if part)),
    )


def _parent(place: int, entries: list[Entry]) -> int | None:
    level = entries[place].level
    for above in range(place - 1, -1, -1):
        if entries[above].level < level and entries[above].kind != ClauseKind.FOOTNOTE:
            return above
    return None


def _footnotes_under_their_clauses(rows: list[FrozenClause], words: list[Words]) -> list[FrozenClause]:
    first_use: dict[str, int] = {}
    for place, word in enumerate(words):
        for mark in word.notes if rows[place].kind != ClauseKind.FOOTNOTE else ():
            first_use.setdefault(mark, place)
    return [replace(row, parent=first_use.get(row.number)) if row.kind == ClauseKind.FOOTNOTE else row for row in rows]
