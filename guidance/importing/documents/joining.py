"""Sentences that a page end, a footnote or a stray blank line cut in two, put together again."""

from guidance.importing.documents.numbering_marks import begins_with_mark
from guidance.importing.documents.pieces import Piece
from guidance.importing.documents.shapes import is_cut, is_open, reads_as_heading, starts_inside

_JOINED = {"paragraph", "item"}
_DISPLAY_WORDS, _LONG = 8, 60


def rejoined(pieces: list[Piece]) -> list[Piece]:
    """Returns the pieces with each torn sentence whole; footnotes that stood in the tear follow it."""
    result: list[Piece] = []
    for piece in pieces:
        before = next((n for n in range(len(result) - 1, -1, -1) if result[n].shape != "note"), None)
        if before is not None and _torn(result[before], piece, between=before < len(result) - 1):
            result[before].html = f"{result[before].html} {piece.html}"
            result[before].lines += piece.lines
        else:
            result.append(piece)
    return result


def _torn(before: Piece, piece: Piece, *, between: bool) -> bool:
    if piece.shape != "paragraph" or piece.sure or before.sure or before.shape not in _JOINED:
        return False
    words, following = before.words, piece.words
    if begins_with_mark(following):
        return False
    if (
        not begins_with_mark(words)
        and len(words.split()) <= _DISPLAY_WORDS
        and is_cut(words)
        and len(following.split()) <= _DISPLAY_WORDS
    ):
        return not between
    if not is_open(words) or not starts_inside(following):
        return False
    if before.shape == "item":
        return (is_cut(words) or len(words) > _LONG) and not following.endswith(":")
    return not (reads_as_heading(words) and len(words.split()) <= 4)
