"""Clause numbers such as 11.b.ii, worked out from levels, or kept where a document brought its own."""

from collections.abc import Iterable, Sequence
from itertools import count

NONE = "none"
STYLES = ("1", "a", "i", "A", NONE)
UNNUMBERED = "-"
NUMBERED = "+"
_ROMAN = (
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90),
    ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip


class UnknownStyle(ValueError):
    """A numbering style outside the five there are."""


def styles_of(text: str) -> tuple[str, ...]:
    """Returns the style of each level from "1,a,i". Raises UnknownStyle, with a sentence for the editor."""
    styles = tuple(part.strip() for part in text.split(",") if part.strip())
    for style in styles:
        if style not in STYLES:
            raise UnknownStyle(f"“{style}” is not a numbering style. Use 1, a, i, A or none, with commas.")
    return styles


def numbers(wishes: Iterable[tuple[int, str]], styles: Sequence[str]) -> list[str]:
    """Returns a number for each (level, wish): "" as the style says, "+" always one, "-" none, else kept as typed.

    A computed number is its parent's number, a dot and the next mark in the level's style. An unnumbered
    heading is passed over, so what stands below it counts on; no computed number repeats one already given.
    """
    above: dict[int, str] = {}
    counters: dict[tuple[str, str], Iterable[int]] = {}
    taken: set[str] = set()
    result = []
    for level, wish in wishes:
        above = {depth: number for depth, number in above.items() if depth < level}
        number = wish
        style = _style(level, wish, styles)
        if wish == UNNUMBERED or style == NONE:
            number = ""
        elif wish in ("", NUMBERED):
            prefix = above[max(above)] + "." if above else ""
            counter = counters.setdefault((prefix, style), count(1))
            number = next(n for n in (prefix + mark(i, style) for i in counter) if n not in taken)
        if number:
            taken.add(number)
            above[level] = number
        result.append(number)
    return result


def mark(position: int, style: str) -> str:
    """Returns the mark of a position (1 is the first) in a style: 3 is "3", "c", "iii" or "C"."""
    if style == "a":
        return _letters(position)
    if style == "A":
        return _letters(position).upper()
    return _roman(position) if style == "i" else str(position)


def _style(level: int, wish: str, styles: Sequence[str]) -> str:
    style = styles[level - 1] if level <= len(styles) else NONE
    if wish == NUMBERED and style == NONE:
        return "1"
    return style if wish in ("", NUMBERED) else ""


def _letters(position: int) -> str:
    letters = ""
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(position: int) -> str:
    result = ""
    for letters, value in _ROMAN:
        times, position = divmod(position, value)
        result += letters * times
    return result
