"""The title of a document, and the cover around it."""

import re

from guidance.importing.documents.contents import Contents, bare
from guidance.importing.documents.numbering_marks import begins_with_mark, mark_of
from guidance.importing.documents.pieces import Piece, Source
from guidance.importing.documents.shapes import is_bold, reads_as_heading, starts_inside

_NAMES = re.compile(r"\b(policy|guidance|procedures?|protocol|strategy|statement|arrangements)\b", re.IGNORECASE)
_REACH, _PROSE, _COVER_WORDS, _SURE_LENGTH = 25, 9, 7, 12


def take_title(source: Source, contents: Contents) -> tuple[str, list[str]]:
    """Takes title, cover lines and repeats of the title out of a source's pieces. Returns the title and the others.

    The title is what the format says, or the best of the headings before the policy begins.
    """
    pieces = source.pieces
    place = _place(pieces, contents) if not source.title else _place_of_words(pieces, source.title)
    if place is None:
        return source.title, []
    title = source.title or pieces[place].words.rstrip(":")
    before = [piece for piece in pieces[:place] if not _is_cover(piece)]
    dropped = [piece.words for piece in pieces[:place] if _is_cover(piece)]
    after = [piece for piece in pieces[place + 1 :] if not _repeats(piece, title)]
    begun = next((n for n, piece in enumerate(after) if not _is_cover(piece)), 0)
    begun = begun if _cover_ends_in_words(after, begun, contents) else 0
    if not before and not after:
        return "", []
    source.pieces = before + after[begun:]
    return title, [line for line in dropped + [piece.words for piece in after[:begun]] if line]


def _place_of_words(pieces: list[Piece], title: str) -> int | None:
    return next((n for n, piece in enumerate(pieces[:_REACH]) if bare(piece.words) == bare(title)), None)


def _place(pieces: list[Piece], contents: Contents) -> int | None:
    best, score = None, -1
    for place, piece in enumerate(pieces[:_REACH]):
        words = piece.words
        if contents.foretells(words) or _is_marked_heading(words):
            break
        if _is_prose(words) and best is not None and place - 1 == best:
            break
        if piece.shape in {"item", "table", "note"} or not (piece.sure or reads_as_heading(words)):
            if _is_prose(words) and score >= 0:
                break
            continue
        worth = 2 * bool(_NAMES.search(words)) + (words.isupper() or is_bold(piece) or piece.sure) + (piece.depth == 1)
        if worth > score and (score < 0 or _NAMES.search(words) or not _body_begins(pieces, place)):
            best, score = place, worth
    return best if _is_title(pieces, best) else None


def _is_title(pieces: list[Piece], place: int | None) -> bool:
    """A heading among many alike is no title: the first "Aim" of a policy that does not say its name."""
    if place is None:
        return False
    piece = pieces[place]
    if piece.sure:
        same = sum(other.sure and other.depth == piece.depth for other in pieces)
        return same == 1 or bool(_NAMES.search(piece.words))
    return True


def _is_marked_heading(words: str) -> bool:
    mark = mark_of(words)
    return bool(mark and not mark.bare and reads_as_heading(words[mark.length :], numbered=True))


def _body_begins(pieces: list[Piece], place: int) -> bool:
    follower = pieces[place + 1].words if place + 1 < len(pieces) else ""
    return _is_prose(follower)


def _is_prose(words: str) -> bool:
    return len(words.split()) >= _PROSE and words.endswith((".", ":", ";")) and not starts_inside(words)


def _is_cover(piece: Piece) -> bool:
    words = piece.words
    return piece.shape in {"paragraph", "heading"} and reads_as_heading(words) and len(words.split()) <= _COVER_WORDS \
        and not begins_with_mark(words)  # fmt: skip


def _cover_ends_in_words(after: list[Piece], begun: int, contents: Contents) -> bool:
    """Whether the lines between the title and the first words are cover: a marked heading follows."""
    if not begun or any(contents.foretells(piece.words) for piece in after[:begun]):
        return False
    return begins_with_mark(after[begun].words) and after[begun].shape != "item"


def _repeats(piece: Piece, title: str) -> bool:
    """Whether a line says the title again, its year perhaps left out."""
    if piece.shape not in {"paragraph", "heading"} or not piece.words:
        return False
    said, named = bare(piece.words), bare(title)
    return said == named or (
        len(said) >= _SURE_LENGTH and re.fullmatch(re.escape(said) + r"\d{4,8}", named) is not None
    )
