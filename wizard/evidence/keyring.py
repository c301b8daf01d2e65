"""The keys of the evidence store: age identities in EVIDENCE_KEY_FILE, outside the database, one a line.

The last line is the newest: new files are encrypted to it. Earlier ones still open what was encrypted to them, until
`manage.py rotate_evidence_key` has passed over everything (docs/operating.md). Lines with # are comments, as
age-keygen writes them.
"""

import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pyrage import x25519


def ensure_key() -> Path:
    """Returns the key file, making it (readable by its owner alone) where there is none yet."""
    path = Path(settings.EVIDENCE_KEY_FILE)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{x25519.Identity.generate()}\n")
    return path


def add_key() -> str:
    """Appends a new key, so that new files are encrypted to it; returns its id. The file is replaced in one step."""
    path = ensure_key()
    partial = path.with_suffix(".new")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{path.read_text().rstrip()}\n{x25519.Identity.generate()}\n")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return newest_id()


def identities() -> Sequence[x25519.Identity]:
    """Returns every key of the file, the newest first. Raises OSError or ValueError when there is none."""
    path = Path(settings.EVIDENCE_KEY_FILE)
    found = path.stat()
    return _read(str(path), found.st_mtime_ns, found.st_size, found.st_ino)


def newest() -> x25519.Identity:
    """Returns the key that new files are encrypted to."""
    return identities()[0]


def newest_id() -> str:
    """Returns what the rows call the newest key: the start of the hash of its public half."""
    return id_of(newest())


def id_of(identity: x25519.Identity) -> str:
    """Returns what the rows call a key."""
    return hashlib.sha256(str(identity.to_public()).encode()).hexdigest()[:16]


@lru_cache(maxsize=4)
def _read(path: str, changed: int, size: int, inode: int) -> Sequence[x25519.Identity]:
    """Reads the file anew whenever it changed: web processes need no restart to see a new key."""
    lines = (line.strip() for line in Path(path).read_text().splitlines())
    found = [x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    if not found:
        raise ValueError(f"{path} holds no key")
    return tuple(reversed(found))
