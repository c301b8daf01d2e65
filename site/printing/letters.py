"""Which characters our printed font has; what it has not is said in words, because a PDF may not hide a letter."""

import re
import struct
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
REGULAR = FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf"
_LONG_WORD = re.compile(r"\S{32,}")
_CHUNK = 12
#: Joiners, marks of direction and variants: they shape what is beside them and are nothing to read themselves.
_SILENT = {"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"}
BREAK_HERE = "\N{ZERO WIDTH SPACE}"
#: Characters that another one stands for without loss.
_ALIKE = str.maketrans({
    "\N{NON-BREAKING HYPHEN}": "-", "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}", "\N{RIGHTWARDS ARROW}": "->",
    "\N{BLACK SMALL SQUARE}": "•", "\N{HYPHEN}": "-", "\N{THIN SPACE}": " ", "\N{EN SPACE}": " ", "\N{EM SPACE}": " ",
})  # fmt: skip


def printable(text: str) -> str:
    """Returns the text with each character the font lacks replaced by words in square brackets.

    A very long word gets places where a line may end.
    """
    spaced = re.sub(r"[\t\r\n\f\v\u2028\u2029]", " ", unicodedata.normalize("NFC", text).translate(_ALIKE))
    said = "".join(
        "".join(run) if known else _in_words("".join(run))
        for known, run in groupby(spaced, key=lambda letter: ord(letter) in _held())
    )
    return _LONG_WORD.sub(_breakable, said)


def _breakable(word: re.Match[str]) -> str:
    return BREAK_HERE.join(word[0][at : at + _CHUNK] for at in range(0, len(word[0]), _CHUNK))


def _in_words(run: str) -> str:
    heard = [letter for letter in run if unicodedata.category(letter) not in _SILENT]
    if not heard:
        return ""
    if all(unicodedata.category(letter)[0] == "L" for letter in heard):
        script = unicodedata.name(heard[0], "other").split()[0].capitalize()
        return f"[{script} letters: read them on the web page]"
    return "".join(f"[{unicodedata.name(letter, 'unknown character').lower()}]" for letter in heard)


@cache
def _held() -> frozenset[int]:
    return frozenset(characters_in(REGULAR))


def characters_in(font: Path) -> set[int]:
    """Returns the code points a TrueType font has a shape for, read from the format 4 part of its cmap table."""
    data = font.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    entries = [struct.unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(tables)]
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    parts = [
        struct.unpack_from(">HHL", data, start + 4 + 8 * n) for n in range(struct.unpack_from(">H", data, start + 2)[0])
    ]
    return set().union(*(_segments(data, start + offset) for _, _, offset in parts))


def _segments(data: bytes, at: int) -> set[int]:
    if struct.unpack_from(">H", data, at)[0] != 4:
        return set()
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
    return {
        point for first, last in zip(starts, ends, strict=True) for point in range(first, last + 1) if point < 0xFFFF
    }
