"""The lines of a PDF put together: paragraphs, headings, items and notes."""

import re
from dataclasses import dataclass, field

from guidance.importing.documents.inline import linked
from guidance.importing.documents.numbering_marks import begins_with_mark, mark_of
from guidance.importing.documents.pdf_lines import Line
from guidance.importing.documents.pieces import Piece
from guidance.importing.documents.shapes import LONGEST_HEADING, reads_as_heading
from guidance.importing.documents.text import BULLET

_NOTE = re.compile(r"^<sup>(\d{1,3})</sup>\s*")
_ENTRY = re.compile(r".*\S\s*(?:[.…·]\s*){3,}\d{1,3}")
_LARGER, _SMALLER, _NEW_PARAGRAPH, _SHORT = 1.08, 0.95, 1.35, 0.82


@dataclass
class Layout:
    """What is usual: `size` of the words, `step` from line to line, `right` edge of the lines."""

    size: float
    step: float
    right: float


@dataclass
class _Builder:
    layout: Layout
    pieces: list[Piece] = field(default_factory=list)
    last: Line | None = None
    indents: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Adds a line: it begins a piece, or goes on with the one before it."""
        begun = self._begin(line)
        if begun is None:
            self._go_on(line)
        else:
            begun.alone = self._is_apart(line)
            begun.place = line.page
            self.pieces.append(begun)
        self.last = line

    def _begin(self, line: Line) -> Piece | None:
        words = line.words
        note = _NOTE.match(line.html) if line.size < self.layout.size * _SMALLER else None
        if note:
            return Piece("note", line.html[note.end() :], mark=note[1])
        if _is_entry(words):
            return Piece("paragraph", line.html)
        if self._is_heading(line):
            same = self.last is not None and self.pieces and self.pieces[-1].sure and self._goes_on_as_heading(line)
            return None if same else Piece("heading", line.html, depth=self._depth_of_size(line), sure=True)
        if bullet := BULLET.match(words):
            return Piece("item", line.html[bullet.end() :], depth=self._nest(line.x0))
        if begins_with_mark(words) and not self._wraps_a_mark(line):
            self.indents.clear()
            return Piece("paragraph", line.html)
        return None if self._continues(line) else self._paragraph(line)

    def _paragraph(self, line: Line) -> Piece:
        self.indents.clear()
        return Piece("paragraph", f"<b>{line.html}</b>" if line.bold and reads_as_heading(line.words) else line.html)

    def _go_on(self, line: Line) -> None:
        piece = self.pieces[-1]
        space = "" if re.search(r"\w-$", piece.html) and line.words[:1].islower() else " "
        piece.html += space + line.html

    def _is_heading(self, line: Line) -> bool:
        words = line.words
        if len(words) > LONGEST_HEADING or not re.search(r"[A-Za-z]{2}", words):
            return False
        if line.size >= self.layout.size * _LARGER:
            return True
        mark = mark_of(words)
        title = words[mark.length :] if mark else words
        return line.bold and line.size >= self.layout.size * _SMALLER and reads_as_heading(title, numbered=bool(mark))

    def _goes_on_as_heading(self, line: Line) -> bool:
        last = self.last
        assert last is not None
        close = line.page == last.page and line.top - last.top < line.size * 1.45
        return close and line.size == last.size and line.bold == last.bold and not begins_with_mark(line.words)

    def _continues(self, line: Line) -> bool:
        last = self.last
        if last is None or not self.pieces or self.pieces[-1].sure or _is_entry(last.words):
            return False
        if line.page != last.page:
            return self.pieces[-1].shape != "note" and last.words[-1:] not in ".:;?!" and line.words[:1].islower()
        if self.pieces[-1].shape == "note":
            return line.size < self.layout.size * _SMALLER
        if line.size < last.size * _SMALLER:
            return False
        close = line.top - last.top <= self.layout.step * _NEW_PARAGRAPH
        full = last.x1 >= self.layout.right * _SHORT or line.words[:1].islower()
        return close and full

    def _wraps_a_mark(self, line: Line) -> bool:
        """Whether a line only happens to begin like a mark, in the middle of a sentence: "... in section / 4. See"."""
        last = self.last
        return bool(
            last and self.pieces and self.pieces[-1].shape in {"paragraph", "item"} and last.page == line.page
            and last.x1 >= self.layout.right * 0.93 and last.words[-1:] not in ".:;?!"
            and line.top - last.top <= self.layout.step * 1.1
        )  # fmt: skip

    def _is_apart(self, line: Line) -> bool:
        last = self.last
        return last is None or last.page != line.page or line.top - last.top > self.layout.step * 1.15

    def _nest(self, x0: float) -> int:
        while self.indents and self.indents[-1] > x0 + 3:
            self.indents.pop()
        if not self.indents or self.indents[-1] < x0 - 3:
            self.indents.append(x0)
        return len(self.indents)

    def _depth_of_size(self, line: Line) -> int:
        larger = [size for size in self.sizes if size > line.size]
        return len(larger) + 1


def pieces_of_lines(
    lines: list[Line], tables: list[tuple[int, float, list[list[str]]]], layout: Layout
) -> tuple[list[Piece], str]:
    """Returns the pieces of a document's lines, tables in place, and its title: the largest words at its start."""
    builder = _Builder(layout)
    builder.sizes = sorted({line.size for line in lines if builder._is_heading(line)}, reverse=True)
    waiting = sorted(tables, key=lambda table: table[:2])
    for line in lines:
        while waiting and waiting[0][:2] < (line.page, line.top):
            _add_table(builder, waiting.pop(0))
        builder.add(line)
    for table in waiting:
        _add_table(builder, table)
    for piece in builder.pieces:
        piece.html = linked(" ".join(piece.html.split()))
    return builder.pieces, _title(builder.pieces)


def _is_entry(words: str) -> bool:
    return len(words) < LONGEST_HEADING * 2 and bool(_ENTRY.fullmatch(words))


def _add_table(builder: _Builder, table: tuple[int, float, list[list[str]]]) -> None:
    rows = table[2]
    before = builder.pieces[-1] if builder.pieces else None
    if before and before.shape == "table" and before.rows and table[0] > before.place and rows[0] == before.rows[0]:
        before.rows += rows[1:]
    else:
        builder.pieces.append(Piece("table", rows=rows, place=table[0]))
    builder.last = None


def _title(pieces: list[Piece]) -> str:
    heads = [piece for piece in pieces[:12] if piece.sure and piece.depth == 1 and piece.place == 1]
    alike = sum(piece.sure and piece.depth == 1 for piece in pieces)
    return heads[0].words if len(heads) == 1 and alike == 1 else ""
