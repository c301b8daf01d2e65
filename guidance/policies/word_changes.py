"""Two wordings of one clause, word by word: what stayed, what went, what came."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

#: A word with its inner points and dashes ("11.b.ii", "child’s"), a run of spaces, or one mark.
_TOKEN = re.compile(r"\s+|\w+(?:[.'’@-]\w+)*|[^\w\s]")
#: Matching takes the square of the words: past this a clause is shown as replaced whole.
MOST_TOKENS = 3000
#: A kept run with no longer word than this, between two changes, is read more easily as part of them.
_SMALL = 3


class Fate(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A run of words with one fate. Kept and removed pieces together are the old text, kept and added the new."""

    fate: Fate
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Returns the pieces that lead from one text to the other, removed before added at each place."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    steps = [(Fate.KEPT, old[:start])]
    steps += _middle(old[start : len(old) - end], new[start : len(new) - end])
    steps.append((Fate.KEPT, old[len(old) - end :]))
    return _joined(_without_crumbs(steps))


def text_before(pieces: Sequence[Piece]) -> str:
    """Returns the old text that the pieces start from."""
    return "".join(piece.text for piece in pieces if piece.fate != Fate.ADDED)


def text_after(pieces: Sequence[Piece]) -> str:
    """Returns the new text that the pieces lead to."""
    return "".join(piece.text for piece in pieces if piece.fate != Fate.REMOVED)


Step = tuple[Fate, list[str]]


def _shared(one: list[str], other: list[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _middle(old: list[str], new: list[str]) -> list[Step]:
    if not old or not new or len(old) + len(new) > MOST_TOKENS:
        return [(Fate.REMOVED, old), (Fate.ADDED, new)]
    # Spaces are junk to difflib: alone they never hold two changes apart, beside a kept word they stay with it.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    steps: list[Step] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            steps.append((Fate.KEPT, old[a:b]))
        else:
            steps += [(Fate.REMOVED, old[a:b]), (Fate.ADDED, new[c:d])]
    return steps


def _without_crumbs(steps: list[Step]) -> list[Step]:
    found = [step for step in steps if step[1]]
    mended: list[Step] = []
    for place, (fate, tokens) in enumerate(found):
        inside = 0 < place < len(found) - 1
        if fate == Fate.KEPT and inside and all(len(token) <= _SMALL for token in tokens):
            mended += [(Fate.REMOVED, tokens), (Fate.ADDED, tokens)]
        else:
            mended.append((fate, tokens))
    return mended


def _joined(steps: list[Step]) -> tuple[Piece, ...]:
    """Returns the pieces, those between two kept ones gathered into one removed and one added."""
    pieces: list[Piece] = []
    for kept, run in groupby(steps, key=lambda step: step[0] == Fate.KEPT):
        held = list(run)
        for fate in [Fate.KEPT] if kept else [Fate.REMOVED, Fate.ADDED]:
            text = "".join("".join(tokens) for each, tokens in held if each == fate)
            if text:
                pieces.append(Piece(fate, text))
    return tuple(pieces)
