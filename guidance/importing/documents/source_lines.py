"""A source as its editor saw it, line by line, before anybody asked what it means: for showing beside the result."""

from dataclasses import dataclass

from guidance.importing.documents.pieces import Piece, Source


@dataclass(frozen=True)
class SourceLine:
    """`shape` is the piece's own (heading, item, note, ...), `depth` how far it stands in, `words` plain text."""

    shape: str
    words: str
    depth: int = 0


def take_lines(source: Source) -> list[SourceLine]:
    """Returns the lines of a source, and tells each piece which line it is."""
    for place, piece in enumerate(source.pieces):
        piece.lines = [place]
    return [_line(piece) for piece in source.pieces]


def _line(piece: Piece) -> SourceLine:
    if piece.shape == "table":
        return SourceLine("table", "\n".join(" | ".join(row) for row in piece.rows))
    mark = f"{piece.mark} " if piece.mark else ""
    return SourceLine(piece.shape, mark + piece.words, piece.depth)
