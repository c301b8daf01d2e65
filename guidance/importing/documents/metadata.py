"""Tables and lines about the document itself: when it was issued, by whom approved, when it is due again."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from guidance.importing.documents.dates import date_in, is_only_a_date
from guidance.importing.documents.labels import DATES, key_of
from guidance.importing.documents.pieces import Piece

_LINE = re.compile(r"^([^:\t]{3,40}?)\s*(?::|\t)\s*(.*)$")
_AMENDED = re.compile(r"version|amend|change|revision", re.IGNORECASE)
_HISTORY = re.compile(
    r"version|amend|change|revision|date|approved|author|comment|reason|summary|section|page", re.IGNORECASE
)
_RECORD = re.compile(
    r"(?:(?:record|history|table|log) of )?(?:amendments?|changes?|versions?|revisions?|document|review|policy)"
    r"(?: and review)? ?(?:records?|history|table|control|log|details|status|information)?",
    re.IGNORECASE,
)
_LONGEST = 110


def take_metadata(pieces: list[Piece]) -> tuple[list[Piece], dict[str, Any]]:
    """Returns the pieces that are the policy itself, and what the others say about it."""
    found: dict[str, Any] = {}
    kept: list[Piece] = []
    skip = False
    for place, piece in enumerate(pieces):
        follower = pieces[place + 1] if place + 1 < len(pieces) else None
        if skip:
            skip = False
        elif piece.shape == "table" and _take_table(piece.rows, found):
            if kept and _is_record_heading(kept[-1]):
                kept.pop()
        elif piece.shape in {"paragraph", "heading"} and (pair := _pair(piece, follower)):
            _store(found, *pair)
            skip = not _LINE.match(piece.words) or not _LINE.sub(r"\2", piece.words)
        else:
            kept.append(piece)
    return kept, _settled(found)


def take_cover_date(pieces: list[Piece], metadata: dict[str, Any]) -> list[Piece]:
    """Returns the pieces without a date standing alone among the first; it is the day of issue if none is known."""
    for place, piece in enumerate(pieces[:12]):
        if is_only_a_date(piece.words) and piece.shape != "item":
            if "issued_on" not in metadata:
                _store(metadata, "issued_on", piece.words)
            return pieces[:place] + pieces[place + 1 :]
    return pieces


def _pair(piece: Piece, follower: Piece | None) -> tuple[str, str] | None:
    """A line such as "Review date: May 2027"; the value may stand on the line below."""
    words = piece.words
    if len(words) > _LONGEST or not (match := _LINE.match(words)):
        return None
    key, value = key_of(match[1]), match[2]
    if not key:
        return None
    if not value and follower and (is_only_a_date(follower.words) or key not in DATES):
        value = follower.words if len(follower.words) < 60 else ""
    if not value or (key in DATES and not date_in(value)[0]):
        return None
    return key, value


def _take_table(rows: list[list[str]], found: dict[str, Any]) -> bool:
    """Stores what a table about the document says; False for any other table."""
    if len(rows) > 1 and _is_history(rows[0]):
        names = [cell.strip().lower() or f"column {n}" for n, cell in enumerate(rows[0], 1)]
        found.setdefault("amendments", []).extend(
            {name: cell for name, cell in zip(names, row, strict=False) if cell} for row in rows[1:] if any(row)
        )
        return True
    pairs = [(row[n], row[n + 1]) for row in rows for n in range(0, len(row) - 1, 2)]
    known = [(key, value) for label, value in pairs if (key := key_of(label)) and _fits(key, value)]
    if not known or len(known) * 3 < len([pair for pair in pairs if all(pair)]):
        return False
    for key, value in known:
        _store(found, key, value)
    others = {label: value for label, value in pairs if label and value and not key_of(label)}
    others = {label: value for label, value in others.items() if [label, value] != rows[0][:2] or not _is_head(rows[0])}
    if others:
        found.setdefault("other", {}).update(others)
    return True


def _fits(key: str, value: str) -> bool:
    return bool(value) and (key not in DATES or bool(date_in(value)[0]))


def _is_head(row: list[str]) -> bool:
    return bool(row) and row[0].strip().lower() in {"action", "item", "detail", "details", "status", "document"}


def _is_history(head: Iterable[str]) -> bool:
    cells = [cell for cell in head if cell]
    fits = [cell for cell in cells if _HISTORY.search(cell) and len(cell) < 40]
    amended = any(_AMENDED.search(cell) for cell in cells)
    return len(fits) >= 2 and amended and len(fits) * 2 >= len(cells) and not any(date_in(cell)[0] for cell in cells)


def _is_record_heading(piece: Piece) -> bool:
    words = re.sub(r"^\(?(?:\w{1,4})[.)]\s+", "", piece.words).strip(" :")
    return bool(_RECORD.fullmatch(words)) and len(words) < 50


def _store(found: dict[str, Any], key: str, value: str) -> None:
    if key not in DATES:
        found.setdefault(key, value.strip())
        return
    day, exact = date_in(value, last=key == "review_due")
    if day and key not in found:
        found[key] = day.isoformat()
        if not exact:
            found.setdefault("written", {})[key] = value.strip()


def _settled(found: dict[str, Any]) -> dict[str, Any]:
    """Lets the latest amendment give the version, its words and the exact day of a month that is only named."""
    dated = [(day, row) for row in found.get("amendments", []) if (day := _day_of(row))]
    if not dated:
        return found
    day, row = max(dated, key=lambda pair: pair[0])
    issued = found.get("issued_on")
    vague = issued and "issued_on" in found.get("written", {}) and issued[:7] == day.isoformat()[:7]
    if not issued or vague:
        found["issued_on"] = day.isoformat()
        found.get("written", {}).pop("issued_on", None)
    version = next((cell for name, cell in row.items() if "version" in name), "")
    if version:
        found.setdefault("version", version)
    if not found.get("written", True):
        found.pop("written")
    return found


def _day_of(row: dict[str, str]) -> date | None:
    return next((day for name, cell in row.items() if "version" not in name and (day := date_in(cell)[0])), None)
