"""The evidence store: files encrypted (age) outside the web root, each under a random name.

Both ways the bytes flow through in pieces: a file of any size costs the same memory. The keys are for keyring.py.
"""

import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from pyrage import DecryptError, EncryptError, decrypt_io, encrypt_io

from wizard.evidence.keyring import identities, newest
from wizard.evidence.scratch import Scratch, opened

CHUNK_BYTES = 64 * 1024
PART = ".part"


def write(source: BinaryIO, name: str = "") -> str:
    """Returns the name under which the bytes of `source` are stored, whole or not at all. Raises OSError.

    With the `name` of a stored file, its bytes are replaced in one step. Encrypts to the newest key.
    """
    name = name or secrets.token_hex(20)
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(PART)
    try:
        with partial.open("xb") as file:
            _told(encrypt_io, source, file, [newest().to_public()])
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return name


def read(name: str) -> Scratch:
    """Returns the decrypted bytes, all of them, to be read and closed. Raises OSError, also when a byte was changed.

    age finds a cut-off file only at its end, when the first part would be gone already: so the whole is
    deciphered first, into a scratch file, and only then is a byte handed out.
    """
    plain = Scratch()
    try:
        with path_of(name).open("rb") as stored:
            _told(decrypt_io, stored, plain, identities())
    except BaseException:
        plain.close()
        raise
    plain.seek(0)
    return plain


def _told(do: Callable[..., None], *args: Any) -> None:
    """Lets age do its work. Raises OSError for whatever goes wrong, with the number of what the disk said."""
    try:
        do(*args)
    except (EncryptError, DecryptError) as fault:
        said = re.search(r"\[Errno (\d+)\]", str(fault))
        raise OSError(int(said.group(1)) if said else 0, f"encryption or decryption failed: {fault}") from None


def pieces(plain: Scratch) -> Iterator[bytes]:
    """Yields a scratch file's bytes, and closes it at the end or when nobody wants the rest."""
    try:
        with opened(plain) as reader:
            while chunk := reader.read(CHUNK_BYTES):
                yield chunk
    finally:
        plain.close()


def delete(name: str) -> None:
    """Forgets the stored bytes; harmless when they are gone already, or never were."""
    if name:
        path_of(name).unlink(missing_ok=True)


def names_older_than(seconds: float) -> Iterator[str]:
    """Yields the names of files last written that long ago. Leftovers of broken writes are deleted on the way."""
    before = time.time() - seconds
    for path in Path(settings.EVIDENCE_ROOT).glob("??/*"):
        try:
            if path.stat().st_mtime >= before:
                continue
        except FileNotFoundError:
            continue  # removed in this moment
        if path.suffix == PART:
            path.unlink(missing_ok=True)
        elif path.suffix == ".age":
            yield path.stem


def path_of(name: str) -> Path:
    """Returns where a file lies."""
    return Path(settings.EVIDENCE_ROOT) / name[:2] / f"{name}.age"
