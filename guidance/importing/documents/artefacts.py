"""What conversion between programs leaves in the words: bookmarks, footnote codes, bullets inside a line."""

import re
from collections.abc import Iterator

from guidance.importing.documents.furniture import without_window_remark
from guidance.importing.documents.pieces import Piece, Source
from guidance.importing.documents.results import ADVICE, WARNING, Finding

_BOOKMARK = re.compile(r"\[bookmark:[^\]]{0,80}\]\s*")
_REFERENCE = re.compile(r"\s*\[footnoteRef:\s*(\d{1,3})\s*\]")
_DEFINITION = re.compile(r"\s*\[(\d{1,3}):\s+([^\[\]]{1,2000})\]")
_INNER_BULLET = re.compile(r"(?<=[.;:,])\s+[•·▪]\s+")
_STRAY_START = re.compile(r"^[.,;]\s+(?=\S)")


def clean(source: Source) -> list[Finding]:
    """Takes conversion leftovers out of a source's pieces. Returns what an editor should look at."""
    findings: list[Finding] = []
    noted = {mark for piece in source.pieces for mark in _REFERENCE.findall(piece.html)}
    source.pieces = [
        part for piece in source.pieces for part in _cleaned(piece, noted, findings) if part.html or part.rows
    ]
    return findings


def _cleaned(piece: Piece, noted: set[str], findings: list[Finding]) -> Iterator[Piece]:
    if _BOOKMARK.search(piece.html):
        piece.html = _BOOKMARK.sub("", piece.html).strip()
        findings.append(_leftover(piece, "a Word bookmark"))
    notes = [
        Piece("note", match[2].strip(), mark=match[1], lines=list(piece.lines))
        for match in _DEFINITION.finditer(piece.html)
    ]
    notes = [note for note in notes if note.mark in noted]
    if notes or _REFERENCE.search(piece.html):
        piece.html = _DEFINITION.sub(lambda m: "" if m[1] in noted else m[0], piece.html)
        piece.html = _REFERENCE.sub(r"[^\1]", piece.html).strip()
        findings.append(_leftover(piece, "footnote codes"))
    if without_window_remark(piece):
        piece.linkless = True
        findings.append(_lost_link(piece))
    if piece.shape == "item" and _STRAY_START.match(piece.html):
        piece.html = _STRAY_START.sub("", piece.html)
        findings.append(_leftover(piece, "a stray full stop at the start of a list item"))
    yield from _split(piece, findings)
    yield from notes


def _split(piece: Piece, findings: list[Finding]) -> Iterator[Piece]:
    parts = _INNER_BULLET.split(piece.html) if piece.shape in {"item", "paragraph"} else [piece.html]
    if len(parts) > 1:
        findings.append(_leftover(piece, "a bullet in the middle of a line; each has a line of its own now"))
    piece.html = parts[0].strip()
    yield piece
    for part in parts[1:]:
        yield Piece("item", part.strip(), depth=piece.depth or 1, place=piece.place, lines=list(piece.lines))


def _leftover(piece: Piece, what: str) -> Finding:
    return Finding(
        "import.leftover",
        WARNING,
        _start(piece),
        f"The file held {what} here. It was put right.",
        "Read this clause once.",
    )


def _lost_link(piece: Piece) -> Finding:
    return Finding(
        "import.link-lost", WARNING, _start(piece), "These words were a link, and its address did not come along.",
        "Put the address back, or take the words out.",
    )  # fmt: skip


def _start(piece: Piece) -> str:
    words = piece.words
    return words[:40] + "…" if len(words) > 40 else words


def left_out(lines: list[str]) -> list[Finding]:
    """Returns the finding that names the page furniture left out, or nothing when there was none."""
    if not lines:
        return []
    shown = "; ".join(f"“{line[:60]}”" for line in list(dict.fromkeys(lines))[:6])
    return [
        Finding(
            "import.left-out", ADVICE, "", f"Left out as part of the page and not of the policy: {shown}.",
            "If any of it belongs to the policy, type it in.",
        )
    ]  # fmt: skip
