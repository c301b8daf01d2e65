"""Looking for marks in a file without holding it."""

from collections.abc import Collection, Iterator
from typing import BinaryIO

PIECE = 256 * 1024


def marks_in(file: BinaryIO, marks: Collection[bytes]) -> set[bytes]:
    """Returns those of the marks that the file holds anywhere."""
    found: set[bytes] = set()
    for piece in pieces(file, max(map(len, marks)) - 1):
        found |= {mark for mark in marks if mark in piece}
    return found


def count_of(file: BinaryIO, mark: bytes) -> int:
    """Returns how often the file holds the mark."""
    return sum(piece.count(mark) for piece in pieces(file, len(mark) - 1))


def pieces(file: BinaryIO, overlap: int) -> Iterator[bytes]:
    """Yields the file from its start, each piece beginning with the last `overlap` bytes of the one before."""
    file.seek(0)
    last = b""
    while piece := file.read(PIECE):
        yield last + piece
        last = (last + piece)[-overlap:] if overlap else b""
