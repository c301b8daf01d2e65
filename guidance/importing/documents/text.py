"""Plain text to pieces: blocks between blank lines, wrapped lines joined, bullets, rows of tabs, footnotes."""

import re
from collections.abc import Iterator

from guidance.importing.documents.decoding import text_of
from guidance.importing.documents.furniture import without_running_lines
from guidance.importing.documents.inline import from_typed
from guidance.importing.documents.numbering_marks import begins_with_mark
from guidance.importing.documents.pieces import Piece, Source
from guidance.importing.documents.shapes import starts_inside

BULLET = re.compile(r"(\s*)(?:[-*•·▪■●◦‣–—➢✓]|o(?=\t))\s+(?=\S)")
_NOTE = re.compile(r"(?:([¹²³⁴-⁹⁰]+)|\[\^([\w-]+)\]:)\s*(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+([^#].{0,398}?)\s*#{0,6}")
_ENTRY = re.compile(r"(.*\S)(?:\s*\t\s*|\s?[.…]{2,}\s*|\s{3,})(\d{1,3})")
_CONTENTS = re.compile(r"(?:table of )?contents:?", re.IGNORECASE)
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_WIDEST_WRAP, _LONGEST_ENTRY = 140, 300


def read_text(content: bytes) -> Source:
    """Returns the pieces of a text file. Raises ImportRefused where the bytes are no text."""
    lines, dropped = without_running_lines(text_of(content, "text").replace("\f", "\n\f\n").split("\n"))
    return Source(pieces_of(lines), dropped=dropped)


def pieces_of(lines: list[str]) -> list[Piece]:
    """Returns lines as pieces; each line that begins something begins a piece."""
    width = _wrap_width(lines)
    pieces: list[Piece] = []
    indents: list[int] = []
    last, alone = "", True
    for place, line, row in _with_rows(lines):
        if not line.strip():
            alone, last = True, ""
            continue
        begun = Piece("table", rows=row, place=place) if row else _begin(line, place, indents)
        if begun.shape == "paragraph" and pieces and last and _joins(pieces[-1], last, line, width):
            pieces[-1].html += " " + begun.html
        else:
            begun.alone = alone
            pieces.append(begun)
        alone, last = False, line.strip()
    return [_typed(piece) for piece in pieces]


def _with_rows(lines: list[str]) -> Iterator[tuple[int, str, list[list[str]]]]:
    """Gives each line with its number; lines of cells between tabs come once, as the rows of a table."""
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and "\t" in lines[end].strip() and not BULLET.match(lines[end]):
            end += 1
        group = lines[place:end]
        if group and not _is_contents(group, lines[:place]):
            yield place + 1, group[0], [[cell.strip() for cell in line.strip().split("\t")] for line in group]
        else:
            end = max(end, place + 1)
            yield from ((n + 1, lines[n], []) for n in range(place, end))
        place = end


def _is_contents(group: list[str], before: list[str]) -> bool:
    entries = sum(bool(_entry(line.strip())) for line in group)
    heading = next((line.strip() for line in reversed(before[-40:]) if _CONTENTS.fullmatch(line.strip())), "")
    return entries == len(group) and (entries > 2 or bool(heading))


def _begin(line: str, place: int, indents: list[int]) -> Piece:
    words = line.strip()
    if match := _HEADING.fullmatch(words):
        return Piece("heading", match[2], depth=len(match[1]), sure=True, place=place)
    if match := BULLET.match(line):
        return Piece(
            "item", line[match.end() :].strip(), depth=_depth(len(match[1].expandtabs(4)), indents), place=place
        )
    indents.clear()
    if match := _NOTE.match(words):
        mark = (match[1] or match[2]).translate(_DIGITS)
        return Piece("note", words[match.end() :], mark=mark, place=place)
    return Piece("paragraph", words, place=place)


def _depth(indent: int, indents: list[int]) -> int:
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)


def _joins(before: Piece, last: str, line: str, width: int) -> bool:
    """Whether a line goes on with the piece before it: it wraps there, or begins inside a sentence."""
    words = line.strip()
    if before.shape in {"table", "heading"} or begins_with_mark(words) or _entry(last):
        return False
    if width and len(last) >= width * 0.7:
        return True
    if before.shape in {"item", "note"} and line[:1].isspace() and bool(width):
        return True
    return starts_inside(words) and last[-1] not in ".:;!?"


def _wrap_width(lines: list[str]) -> int:
    """The width at which a file's lines were wrapped, or 0 for a file with a line to each paragraph."""
    lengths = [len(line.strip()) for line in lines if line.strip()]
    widest = max(lengths, default=0)
    full = sum(length >= widest * 0.8 for length in lengths)
    return widest if 40 <= widest <= _WIDEST_WRAP and full >= 3 else 0


def _entry(words: str) -> re.Match[str] | None:
    """A line of a contents list. One longer than any of them is not tried: that would take the square of its length."""
    return _ENTRY.fullmatch(words) if len(words) < _LONGEST_ENTRY else None


def _typed(piece: Piece) -> Piece:
    if piece.shape == "paragraph" and (entry := _entry(piece.html)):
        piece.html = f"{entry[1].rstrip(' .…')} .... {entry[2]}"
    piece.html = from_typed(" ".join(piece.html.split()))
    return piece
