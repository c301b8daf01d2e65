"""What somebody typed, as words to look for. The same reading for both databases, and none that either can refuse.

Words without quotation marks must all be there, in any order; words inside them next to each other. A minus before a
word leaves out the clauses that have it. A joined word (self-harm, 16-19) is a phrase. Everything else is a space.
"""

import re
import unicodedata
from dataclasses import dataclass

from guidance.searching.stop_words import STOP_WORDS

MOST_TERMS = 20
LONGEST_WORD = 60
QUOTES = str.maketrans("“”„«»", '"' * 5)
PIECES = re.compile(r'(-?)"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class Term:
    """Words that stand next to each other, most often one. `left_out`: clauses that have them are not wanted."""

    words: tuple[str, ...]
    left_out: bool = False


@dataclass(frozen=True)
class Asked:
    """What is looked for. Empty when nothing typed can be looked for."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return any(not term.left_out for term in self.terms)

    @property
    def wanted(self) -> list[Term]:
        """The terms that must be there."""
        return [term for term in self.terms if not term.left_out]

    @property
    def left_out(self) -> list[Term]:
        """The terms that must not."""
        return [term for term in self.terms if term.left_out]


def read(typed: str) -> Asked:
    """Returns what is looked for. Anything may be typed: what is no word is passed over, what is too long cut."""
    terms: dict[Term, None] = {}
    for found in PIECES.finditer(unicodedata.normalize("NFC", typed).translate(QUOTES)):
        minus, quoted, bare = found.groups()
        left_out = bool(minus) or (bare or "").startswith("-")
        words = telling(words_of(quoted if bare is None else bare))
        if words:
            terms[Term(words, left_out)] = None
        if len(terms) == MOST_TERMS:
            break
    return Asked(tuple(terms))


def words_of(text: str) -> list[str]:
    """Returns runs of letters and digits, in small letters, cut at 60 characters."""
    plain = "".join(mark.lower() if mark.isalnum() else " " for mark in text)
    return [word[:LONGEST_WORD] for word in plain.split()]


def telling(words: list[str]) -> tuple[str, ...]:
    """Returns the words without those at either end that say nothing, such as "the": no database looks for them."""
    while words and words[0] in STOP_WORDS:
        words = words[1:]
    while words and words[-1] in STOP_WORDS:
        words = words[:-1]
    return tuple(words)
