"""The lines of a register file as cells: every line with something on it is read or reported, whatever its bytes are.

The national register comes in Windows-1252 and has rows that end early, run on, or open a quotation mark that nobody
closes. One bad row costs itself only, and no more memory than a few lines.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

LONGEST = 64 * 1024  # bytes of a line; the real ones have about 2,000
MOST_JOINED = 5  # lines that one quoted cell may run over
BOM = b"\xef\xbb\xbf"


class Readable(Protocol):
    """What is asked of a file: its lines as bytes, one at a time."""

    def readline(self, size: int = -1, /) -> bytes:
        """Returns the next line with its end, at most `size` bytes of it; nothing at the end."""


@dataclass(frozen=True)
class Line:
    """The cells of one row, and the lines of the file that it takes up."""

    first: int
    last: int
    cells: list[str]


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row, and whether it was read all the same."""

    first: int
    last: int
    says: str
    read: bool = False


def lines_of(file: Readable) -> Iterator[Line | Problem]:
    """Yields each row, and a problem before or instead of it. Raises nothing for any bytes."""
    waiting: deque[tuple[int, str]] = deque()
    source = _texts(file)
    while True:
        if not waiting:
            found = next(source, None)
            if found is None:
                return
            if isinstance(found, Problem):
                yield found
                continue
            waiting.append(found)
        yield from _row(waiting, source)


def _row(waiting: deque[tuple[int, str]], source: Iterator[tuple[int, str] | Problem]) -> Iterator[Line | Problem]:
    """Takes one row off the waiting lines, reading on while a quotation mark is open."""
    first, text = waiting[0]
    taken = 1
    while True:
        try:
            cells = next(csv.reader([text], strict=True), [])
        except csv.Error as fault:
            if "end of data" not in str(fault) or taken == MOST_JOINED:
                break
        else:
            last = waiting[taken - 1][0]
            for _ in range(taken):
                waiting.popleft()
            yield Line(first, last, cells)
            return
        if taken == len(waiting):
            following = next(source, None)
            while isinstance(following, Problem):
                yield following
                following = next(source, None)
            if following is None:
                break
            waiting.append(following)
        text = f"{text}\n{waiting[taken][1]}"
        taken += 1
    waiting.popleft()
    yield Problem(first, first, "its quotation marks do not match, so it was not read")


def _texts(file: Readable) -> Iterator[tuple[int, str] | Problem]:
    """Yields (number, text) of every line that is not blank, or a problem in its place."""
    number, encoding = 0, "cp1252"
    while raw := file.readline(LONGEST + 1):
        number += 1
        if len(raw) > LONGEST and not raw.endswith(b"\n"):
            while raw and not raw.endswith(b"\n"):
                raw = file.readline(LONGEST)
            yield Problem(number, number, "is too long to be a row of the register, so it was not read")
            continue
        if number == 1 and raw.startswith(BOM):
            raw, encoding = raw.removeprefix(BOM), "utf-8"
        text = raw.decode(encoding, errors="replace").rstrip("\r\n")
        if "\ufffd" in text:
            yield Problem(number, number, "has characters that cannot be read", read=True)
        if text.strip():
            yield number, text
