"""The evidence store: files encrypted (age) outside the web root, each under a random name.

The public half of the key is enough to write; the private half is needed to read. Both live in
EVIDENCE_KEY_FILE, outside the database (docs/operating.md).
"""

import os
import secrets
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from pyrage import decrypt_io, encrypt_io, x25519

CHUNK_BYTES = 64 * 1024


def ensure_key() -> Path:
    """Returns the key file, making it (readable by its owner alone) where there is none yet."""
    path = Path(settings.EVIDENCE_KEY_FILE)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{x25519.Identity.generate()}\n")
    return path


@lru_cache(maxsize=4)
def _identity(path: str) -> x25519.Identity:
    return x25519.Identity.from_str(Path(path).read_text().strip())


def write(data: bytes) -> str:
    """Returns the name under which the encrypted bytes are stored, whole or not at all. Raises OSError."""
    name = secrets.token_hex(20)
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(".part")
    try:
        with partial.open("xb") as file:
            encrypt_io(BytesIO(data), file, [_identity(str(settings.EVIDENCE_KEY_FILE)).to_public()])
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return name


def read(name: str) -> Iterator[bytes]:
    """Yields the decrypted bytes in chunks. Raises OSError, also when a byte was changed.

    The whole file (20 MB at most) is decrypted in memory before the first chunk leaves: age finds a
    cut-off file only at its end, when the first part would be gone already; and plain text never
    touches the disk.
    """
    plain = BytesIO()
    with _path(name).open("rb") as stored:
        decrypt_io(stored, plain, [_identity(str(settings.EVIDENCE_KEY_FILE))])
    plain.seek(0)
    while chunk := plain.read(CHUNK_BYTES):
        yield chunk


def delete(name: str) -> None:
    """Forgets the stored bytes; harmless when they are gone already."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    return Path(settings.EVIDENCE_ROOT) / name[:2] / f"{name}.age"
