"""Where bytes lie while they are looked at: small ones in memory, larger ones on disk, unreadable and nameless.

The file on disk has no name (it is gone with the process, however that ends) and is enciphered with a key that was made
for it and exists in this process's memory alone. Unlike an age file it can be read from any place, which is
what looking into PDFs, packages and pictures needs; what is to last is encrypted with age by the store.
"""

import io
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR
from django.conf import settings

MOST_IN_MEMORY = 256 * 1024
BLOCK = 16


class Scratch(io.RawIOBase):
    """A file to write once from its start, then to read anywhere. Raises OSError when the disk is full."""

    def __init__(self) -> None:
        super().__init__()
        self._held: Any = io.BytesIO()
        self._key = b""
        self._place = 0
        self._size = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def writable(self) -> bool:
        """It can be written, at its end."""
        return True

    def seekable(self) -> bool:
        """It can be read from any place."""
        return True

    @property
    def size(self) -> int:
        """How many bytes were written."""
        return self._size

    def write(self, data: Any) -> int:
        """Appends bytes, whatever place was read last. Raises OSError."""
        plain = bytes(data)
        if not self._key and self._size + len(plain) > MOST_IN_MEMORY:
            self._move_to_disk()
        self._append(plain)
        self._place = self._size
        return len(plain)

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer with what follows the place, and returns how many bytes that were."""
        self._held.seek(self._place)
        raw = self._held.read(min(len(buffer), max(0, self._size - self._place)))
        plain = self._cipher(self._place).update(raw) if self._key and raw else raw
        buffer[: len(plain)] = plain
        self._place += len(plain)
        return len(plain)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Goes to a place and returns it."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("there is nothing before the beginning")
        self._place = start + offset
        return self._place

    def tell(self) -> int:
        """Returns the place."""
        return self._place

    def close(self) -> None:
        """Forgets the bytes and the key."""
        if not self.closed:
            self._held.close()
            self._key = b""
        super().close()

    def _append(self, plain: bytes) -> None:
        self._held.seek(self._size)
        self._held.write(self._cipher(self._size).update(plain) if self._key else plain)
        self._size += len(plain)

    def _move_to_disk(self) -> None:
        root = Path(settings.EVIDENCE_ROOT)
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = self._held.getvalue()
        self._held = tempfile.TemporaryFile(dir=root, buffering=0)  # noqa: SIM115  (closed with the scratch file)
        self._key, self._nonce = secrets.token_bytes(32), secrets.randbits(64) << 64
        self._size = 0
        self._append(held)

    def _cipher(self, place: int) -> CipherContext:
        """Returns the cipher for the bytes at a place, which need not be the first of a block."""
        counter = (self._nonce + place // BLOCK).to_bytes(BLOCK, "big")
        context = Cipher(AES(self._key), CTR(counter)).encryptor()
        context.update(bytes(place % BLOCK))
        return context


def opened(scratch: Scratch) -> io.BufferedReader:
    """Returns a reader from the start that fetches ahead; closing it leaves the scratch file as it is."""
    scratch.seek(0)
    return _Kept(scratch, 64 * 1024)


@contextmanager
def filling(scratch: Scratch) -> Iterator[BinaryIO]:
    """Gives a writer that hands on what is written in larger pieces. Raises OSError."""
    writer: Any = io.BufferedWriter(scratch, 64 * 1024)
    yield writer
    writer.flush()
    writer.detach()


class _Kept(io.BufferedReader):
    """A buffered reader that never closes what it reads."""

    def close(self) -> None:
        """Does nothing: the scratch file is closed by whoever made it."""
