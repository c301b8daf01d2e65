"""Bullets, footnote figures and tables that somebody typed instead of letting Word or the page make them."""

import re

from guidance.importing.documents.inline import plain, without_start
from guidance.importing.documents.labels import key_of
from guidance.importing.documents.pieces import Piece

_BULLET = re.compile(r"(?:[•·▪■●◦‣➢✓*–-]|o(?=\s{2}))\s+(?=\S)")
_NOTE = re.compile(r"([¹²³⁴-⁹⁰]+)\s*(?=\S)")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def read_typed_tables(pieces: list[Piece]) -> list[Piece]:
    """Returns the pieces with rows of cells between tabs as tables; any other tab becomes a space."""
    result: list[Piece] = []
    for piece in pieces:
        cells = [plain(cell) for cell in piece.html.split("\t")] if piece.shape == "paragraph" else []
        before = result[-1] if result else None
        if len(cells) < 2 or not (len(cells) > 2 or key_of(cells[0]) or (before and before.shape == "typed table")):
            piece.html = piece.html.replace("\t", " ")
            result.append(piece)
        elif before and before.shape == "typed table" and len(cells) <= len(before.rows[0]):
            before.rows.append(cells)
            before.lines += piece.lines
        else:
            result.append(Piece("typed table", rows=[cells], place=piece.place, lines=list(piece.lines)))
    for piece in result:
        piece.shape = "table" if piece.shape == "typed table" else piece.shape
    return result


def read_typed_marks(pieces: list[Piece]) -> None:
    """Makes items of paragraphs that begin with a bullet, and notes of those that begin with a raised figure."""
    for piece in pieces:
        if piece.shape != "paragraph" or piece.sure:
            continue
        words = piece.words
        if bullet := _BULLET.match(words):
            piece.shape, piece.depth = "item", max(piece.depth, 1)
            piece.html = without_start(piece.html, bullet.end())
        elif note := _NOTE.match(words):
            piece.shape, piece.mark = "note", note[1].translate(_DIGITS)
            piece.html = without_start(piece.html, note.end())
