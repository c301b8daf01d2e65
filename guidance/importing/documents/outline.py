"""Pieces to clauses: each at its level, under its heading, with its whole number."""

from dataclasses import dataclass, field

from guidance.importing.documents.contents import Contents
from guidance.importing.documents.headings import are_headings, heading_mark
from guidance.importing.documents.inline import without_start
from guidance.importing.documents.lists import Runs
from guidance.importing.documents.marks_in_order import Order
from guidance.importing.documents.numbering_marks import mark_of
from guidance.importing.documents.pieces import Piece
from guidance.importing.documents.results import ReadClause
from guidance.importing.documents.shapes import reads_as_lead_in
from guidance.importing.documents.tables import items_of_table

DEEPEST = 6
LONGEST_NUMBER = 30


@dataclass
class Outline:
    """The clauses so far, and the place in the document where the next piece belongs."""

    contents: Contents
    word_styles: list[str]
    clauses: list[ReadClause] = field(default_factory=list)
    order: Order = field(default_factory=Order)
    runs: Runs = field(default_factory=Runs)
    level: int = 0
    before: str = ""
    led_in: bool = False
    shallowest: int = 1
    levels: dict[int, int] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    def heading(self, piece: Piece, coming: str) -> None:
        """Adds a heading: numbered by its mark, counted as Word does, or without a number."""
        mark = heading_mark(piece, self.contents)
        number, level, html = "", 0, piece.html
        if piece.counted and not mark:
            depth = piece.depth - self.shallowest + 1
            style = self.word_styles[piece.depth - 1] if piece.depth <= len(self.word_styles) else "1"
            number, level = self.order.count(depth, style)
        elif mark and (placed := self.order.accept(mark, coming)):
            (number, level), html = placed, without_start(piece.html, mark.length)
        if number:
            self.levels[piece.depth] = level
        level = min(level or self._unnumbered(piece), DEEPEST)
        words = Piece("heading", html).words.rstrip(":").strip() or piece.words
        self._add(ReadClause("heading", level, number[:LONGEST_NUMBER], words[:255]))
        self.level = level
        self.runs.under(number)

    def marked(self, piece: Piece, coming: str) -> None:
        """Adds a numbered clause or an item of a numbered list."""
        mark = mark_of(piece.words) if not piece.mark else mark_of(piece.mark + " x")
        if mark is None:
            return self.plain(piece)
        html = piece.html if piece.mark else without_start(piece.html, mark.length)
        number, nest, listed = self.runs.accept(mark, led_in=self.led_in or self.before == "item", coming=coming)
        if len(mark.parts) > 1 and self.order.stack and mark.parts[0] == self.order.stack[0].number:
            return self._add(ReadClause("clause", min(len(mark.parts), DEEPEST), number, html=html))
        kind = "item" if listed or piece.mark else "clause"
        base = self.level + 1 + (kind == "item" and self._stands_deeper())
        return self._add(ReadClause(kind, min(base + nest, DEEPEST), number[:LONGEST_NUMBER], html=html))

    def plain(self, piece: Piece) -> None:
        """Adds a paragraph, a bulleted item, a footnote, or a table as items."""
        if piece.shape == "table":
            for clause in items_of_table(piece.rows, min(self.level + 1, DEEPEST)):
                self._add(clause)
            return
        level = self.level + 1
        if piece.shape == "item":
            level += self._stands_deeper() + max(piece.depth, 1) - 1
        kind = {"item": "item", "note": "footnote"}.get(piece.shape, "paragraph")
        self._add(ReadClause(kind, min(level, DEEPEST), piece.mark if kind == "footnote" else "", html=piece.html))

    def _stands_deeper(self) -> int:
        """Items stand below the paragraph that introduces them, or directly below a heading."""
        return int(self.before not in ("", "heading"))

    def _unnumbered(self, piece: Piece) -> int:
        """The level of a heading without a number: as others of its depth, else one below the next larger."""
        if not (piece.depth and piece.sure):
            return len(self.order.stack) + 1
        larger = [depth for depth in self.levels if depth < piece.depth]
        if piece.depth in self.levels or not larger:
            return self.levels.get(piece.depth) or max(piece.depth - self.shallowest + 1, 1)
        return self.levels[max(larger)] + 1

    def _add(self, clause: ReadClause) -> None:
        clause.lines = list(self.lines)
        self.clauses.append(clause)
        if clause.kind == "footnote":
            return
        if not (clause.kind == "item" and self.before in ("", "heading")):
            self.before = clause.kind if clause.kind == "heading" else "paragraph"
        self.led_in = reads_as_lead_in(clause.text) if clause.kind != "heading" else False


def outline(pieces: list[Piece], contents: Contents, word_styles: list[str]) -> Outline:
    """Returns the outline of a document's pieces, its clauses in order."""
    heads = are_headings(pieces, contents)
    depths = [piece.depth for piece, head in zip(pieces, heads, strict=True) if head and piece.sure and piece.depth]
    result = Outline(contents, word_styles, shallowest=min(depths, default=1))
    marks = [heading_mark(piece, contents) for piece in pieces]
    for place, piece in enumerate(pieces):
        mark, result.lines = marks[place], piece.lines
        coming = _coming(
            [other for n, other in enumerate(marks[place + 1 : place + 60], place + 1) if heads[n] == heads[place]]
        )
        if heads[place]:
            result.heading(piece, coming)
        elif (mark and not mark.bare) or (piece.shape == "item" and piece.mark):
            result.marked(piece, coming)
        else:
            result.plain(piece)
    return result


def _coming(marks: list) -> str:
    return next((mark.parts[-1] for mark in marks if mark and not mark.parts[-1].isdecimal()), "")
