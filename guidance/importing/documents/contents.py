"""The contents list: recognised, dropped from the body, and used to know the headings when they come."""

import re
from dataclasses import dataclass, field

from guidance.importing.documents.numbering_marks import mark_of
from guidance.importing.documents.pieces import Piece

_HEADING = re.compile(r"(?:(?:table|list) of )?contents(?: page| list)?:?|index:?", re.IGNORECASE)
_LED = re.compile(r"^(.*?\S)(?:\s*\t\s*|\s*(?:[.…·]\s*){3,}|\s*_{3,}\s*)(\d{1,3})$")
_PAGED = re.compile(r"^(.*?\S)\s+(\d{1,3})$")
_WITHIN = re.compile(r'^(?:<b>)?\s*<a href="#[^"]+">.*</a>\s*(?:</b>)?$', re.DOTALL)
_FEWEST = 3
_LONGEST_ENTRY = 300
_SURE_LENGTH = 12


@dataclass
class Contents:
    """`titles` maps each entry's bare title to its mark; `lines` are the entries as they stood."""

    titles: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def foretells(self, words: str) -> bool:
        """Whether the list announced a heading of these words, with this mark or none."""
        title, mark = bare(words), _mark(words)
        if title in self.titles:
            return self.titles[title] in ("", mark) or not mark
        return any(
            known_mark == mark and min(len(title), len(known)) >= _SURE_LENGTH
            and (title.startswith(known) or known.startswith(title))
            for known, known_mark in self.titles.items()
        )  # fmt: skip


def take_contents(pieces: list[Piece]) -> tuple[list[Piece], Contents]:
    """Returns the pieces without the contents list and its heading, and what the list announced."""
    marked = [n for n, piece in enumerate(pieces) if piece.shape == "contents"]
    if marked:
        start, end = marked[0], marked[-1] + 1
    else:
        start, end = _headed(pieces) or _unheaded(pieces) or (0, 0)
    if start == end:
        return pieces, Contents()
    found = Contents()
    for piece in pieces[start:end]:
        line = _without_page(piece.words)
        if not _HEADING.fullmatch(line):
            found.lines.append(line)
            found.titles.setdefault(bare(line), _mark(line))
    begin = start - 1 if start and _HEADING.fullmatch(pieces[start - 1].words) else start
    return pieces[:begin] + pieces[end:], found


def bare(words: str) -> str:
    """Returns the title in a line without mark, page number, case and punctuation."""
    line = _without_page(words)
    mark = mark_of(line)
    return re.sub(r"[^a-z0-9]+", "", (line[mark.length :] if mark else line).lower())


def _without_page(words: str) -> str:
    match = _led(words)
    return match[1].rstrip(" .…·_") if match else words


def _led(words: str) -> re.Match[str] | None:
    """An entry with a leader and a page. A line longer than any entry is not tried: that would take its square."""
    return _LED.match(words) if len(words) < _LONGEST_ENTRY else None


def _paged(words: str) -> re.Match[str] | None:
    return _PAGED.match(words) if len(words) < _LONGEST_ENTRY else None


def _mark(words: str) -> str:
    mark = mark_of(words)
    return ".".join(mark.parts) if mark else ""


def _headed(pieces: list[Piece]) -> tuple[int, int] | None:
    heading = next((n for n, piece in enumerate(pieces) if _HEADING.fullmatch(piece.words)), None)
    if heading is None:
        return None
    start = end = heading + 1
    later = [bare(piece.words) for piece in pieces[start:]]
    first = _title_of(pieces[start]) if start < len(pieces) else ""
    while end < len(pieces):
        piece = pieces[end]
        again = end > start and bare(piece.words) == first and not _led(piece.words)
        if again or not (_is_entry(piece, later[end - start + 1 :]) or _wraps(pieces, end)):
            break
        pieces[end].html = _with_leader(piece)
        end += 1
    return (start, end) if end - start >= 2 else None


def _with_leader(piece: Piece) -> str:
    match = _paged(piece.words)
    return f"{match[1]} .... {match[2]}" if match and not _led(piece.words) else piece.html


def _title_of(piece: Piece) -> str:
    match = _led(piece.words) or _paged(piece.words)
    return bare(match[1] if match else piece.words)


def _is_entry(piece: Piece, later: list[str]) -> bool:
    if piece.shape == "table" or not piece.words:
        return False
    words = piece.words
    if _led(words) or _WITHIN.match(piece.html):
        return True
    if _paged(words):
        return not re.search(r"\b(?:19|20)\d\d$", words) and len(words) < 160
    return bool(bare(words)) and bare(words) in later and len(words) < 160


def _wraps(pieces: list[Piece], place: int) -> bool:
    """Whether a line is the first half of an entry whose page number stands on the next."""
    follower = pieces[place + 1] if place + 1 < len(pieces) else None
    return bool(follower and _led(follower.words) and len(pieces[place].words) < 160)


def _unheaded(pieces: list[Piece]) -> tuple[int, int] | None:
    start = 0
    while start < len(pieces) // 2:
        end = start
        while end < len(pieces) and _led(pieces[end].words):
            end += 1
        if end - start >= _FEWEST:
            return start, end
        start = max(end, start + 1)
    return None
