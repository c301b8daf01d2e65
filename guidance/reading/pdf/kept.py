"""PDFs are made once and kept: whoever asks again gets the file, and many who ask together wait for one making."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

MOST_FILES = 2_000
_SHELVES = 2


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """Returns the file kept under a SHA-256, made by `make` when there is none. One process of the machine makes it."""
    file = folder() / f"{key}.pdf"
    if not file.exists():
        with _alone(key):
            if not file.exists():
                _keep(file, make())
    return file.read_bytes()


def folder() -> Path:
    """Returns where the files are."""
    return Path(settings.PDF_ROOT)


def _keep(file: Path, content: bytes) -> None:
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(file)
    held = sorted(folder().glob("*.pdf"), key=lambda one: one.stat().st_mtime)
    for oldest in held[:-MOST_FILES]:
        oldest.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone(key: str) -> Iterator[None]:
    # Few locks for all files: a stranger who asks for many at once keeps at most two processors busy.
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / f"making-{int(key, 16) % _SHELVES}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
