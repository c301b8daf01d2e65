"""Which pieces are headings: by what the format says, what the contents list announced, and how they read."""

from collections import Counter
from itertools import pairwise

from guidance.importing.documents.contents import Contents
from guidance.importing.documents.numbering_marks import Mark, mark_of
from guidance.importing.documents.pieces import Piece
from guidance.importing.documents.shapes import is_bold, reads_as_heading, reads_as_lead_in

LONGEST = 200
_LIKES, _PROSE, _FEWEST_BARE = 3, 9, 2


def heading_mark(piece: Piece, contents: Contents) -> Mark | None:
    """Returns the mark before a piece's words; a bare "1" counts only where something else says heading."""
    if piece.shape not in {"paragraph", "heading"}:
        return None
    mark = mark_of(piece.words)
    if mark and mark.bare and not (piece.sure or is_bold(piece) or contents.foretells(piece.words)):
        return None
    return mark


def with_points(pieces: list[Piece]) -> None:
    """Writes "1. Aims" for "1 Aims" where lines of the kind count from 1 through the document as headings do."""
    bare = []
    for place, piece in enumerate(pieces):
        mark = mark_of(piece.words) if piece.shape == "paragraph" and place + 1 < len(pieces) else None
        if mark and mark.bare and piece.alone and reads_as_heading(piece.words[mark.length :], numbered=True):
            bare.append((piece, mark))
    values = [int(mark.parts[0]) for _, mark in bare]
    if len(values) < _FEWEST_BARE or values[0] != 1 or any(b - a not in (1, 2) for a, b in pairwise(values)):
        return
    for piece, mark in bare:
        number = mark.parts[0]
        piece.html = piece.html.replace(number, f"{number}.", 1)


def are_headings(pieces: list[Piece], contents: Contents) -> list[bool]:
    """Returns for each piece whether it is a heading."""
    result: list[bool] = []
    styled = any(piece.sure for piece in pieces)
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else None
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        listed = bool(before and result and not result[-1] and _siblings(before, piece))
        result.append(_is_heading(piece, before, after, contents, styled=styled, listed=listed))
    return _with_likes(pieces, result)


def _with_likes(pieces: list[Piece], found: list[bool]) -> list[bool]:
    """Adds the lines that read and begin as several headings do: "Code I" among "Code M", "Code D" and "Code K"."""
    heads = [piece.words for piece, head in zip(pieces, found, strict=True) if head and piece.words]
    times = Counter(words.split()[0] for words in heads)
    common = {word for word, count in times.items() if count >= _LIKES and word.isalpha()}
    return [
        head
        or (piece.shape == "paragraph" and piece.alone and piece.words.split(" ")[0] in common
            and reads_as_heading(piece.words) and not piece.linkless and place + 1 < len(pieces))
        for place, (piece, head) in enumerate(zip(pieces, found, strict=True))
    ]  # fmt: skip


def _is_heading(
    piece: Piece, before: Piece | None, after: Piece | None, contents: Contents, *, styled: bool, listed: bool
) -> bool:
    words = piece.words
    if piece.shape not in {"paragraph", "heading"} or not words or len(words) > LONGEST:
        return False
    if piece.sure or piece.counted:
        return True
    if contents.foretells(words) and after:
        return True
    mark = heading_mark(piece, contents)
    if mark:
        return _marked(piece, words[mark.length :], before, after, listed=listed)
    if styled and not is_bold(piece):
        return False
    return _unmarked(piece, before, after)


def _marked(piece: Piece, title: str, before: Piece | None, after: Piece | None, *, listed: bool) -> bool:
    """A marked line reads as a heading, stands alone, and no brother of it follows or went before in a list."""
    if not reads_as_heading(title, numbered=True) or listed or after is None:
        return False
    if before and before.shape != "heading" and reads_as_lead_in(before.words) and not is_bold(piece):
        return False
    return not _siblings(piece, after) or is_bold(piece)


def _unmarked(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    words = piece.words
    if after is None or not reads_as_heading(words) or piece.linkless or "<a " in piece.html:
        return False
    if after.words.startswith(("http", "www.")) or after.shape == "note":
        return False
    if words.endswith(":"):
        return after.shape == "paragraph" and piece.alone and len(words.split()) <= 6
    introduced = before and before.shape != "item" and not before.sure and reads_as_lead_in(before.words)
    if introduced and not (after.words.endswith(".") and len(after.words.split()) >= _PROSE):
        return False
    return piece.alone or is_bold(piece)


def _siblings(one: Piece, other: Piece) -> bool:
    """Whether two pieces in a row carry marks that follow each other: 1 and 2, a and b, i and ii."""
    first, second = mark_of(one.words), mark_of(other.words)
    if not first or not second or one.shape == "item" or other.shape == "item":
        return False
    if len(first.parts) != len(second.parts) or first.parts[:-1] != second.parts[:-1]:
        return False
    return any(
        style == other_style and value + 1 == other_value
        for style, value in first.readings
        for other_style, other_value in second.readings
    )
