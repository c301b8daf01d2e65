"""The marks that stand before a heading or a clause: `1`, `a.`, `(ii)`, `11.2.2`, `Section 3:`."""

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"(?:(?i:section|chapter)\s+(?P<named>\d{1,3})\s*[.:–—-]?\s+"
    r"|\(?(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,4})[.)]?\s+(?![a-z])"
    r"|\(?(?P<plain>\d{1,3}|[A-Za-z]|[ivxlc]{2,7}|[IVXLC]{2,7})(?:\.\)|[.)])(?:\s+|(?=[A-Z][a-z]))"
    r"|(?P<bare>\d{1,2})\s+(?=[A-Z]))(?=\S)"
)
_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Mark:
    """`parts` are the numbers of a dotted mark, or one text; `length` is how many characters it took."""

    parts: tuple[str, ...]
    length: int
    bare: bool = False

    @property
    def readings(self) -> list[tuple[str, int]]:
        """What a single mark may be: its style ("1", "a", "i", "A") and its place in that style."""
        text = self.parts[-1]
        if text.isdecimal():
            return [("1", int(text))]
        found = []
        if len(text) == 1:
            found.append(("a" if text.islower() else "A", ord(text.lower()) - ord("a") + 1))
        if _ROMAN.fullmatch(text) and text.islower():
            found.append(("i", roman_value(text)))
        return found


def mark_of(words: str) -> Mark | None:
    """Returns the mark that words begin with, or None. "15 days" and "e.g." begin with none."""
    match = _MARK.match(words)
    if not match:
        return None
    text = match["named"] or match["dotted"] or match["plain"] or match["bare"]
    plain = match["plain"]
    if plain and not plain.isdecimal() and not words[match.end() - 1].isspace():
        return None  # "U.S." and "e.g." are no marks; "1.Aims" is a slip of the keyboard
    if plain and len(plain) > 1 and not plain.isdecimal() and not _ROMAN.fullmatch(plain):
        return None
    return Mark(tuple(text.split(".")), match.end(), bool(match["bare"]))


def begins_with_mark(words: str) -> bool:
    """Whether a line of text begins something of its own: "4. Title", "(b) words", "310. Words"; not "15 days"."""
    cleaned = re.sub(r"^(?:\[bookmark:[^\]]*\]\s*)+", "", words)
    mark = mark_of(cleaned)
    return bool(mark and not mark.bare)


def roman_value(text: str) -> int:
    """Returns what a small Roman number counts: "iv" is 4."""
    values = [_VALUES[letter] for letter in text.lower()]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))
