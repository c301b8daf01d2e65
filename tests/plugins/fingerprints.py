"""Which sources a prepared database depends on, so that it is prepared again only when one of them changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("site", "guidance", "wizard")
SCHEMA_ROOMS = {"migrations", "models", "settings", "record"}
SCHEMA_FILES = {"models", "apps", "enums"}


def of_schema() -> str:
    """Changes whenever migrating could leave another database behind: models, migrations, what follows them."""
    python = _files(".py")
    return _digest(path for path in python if path.stem in SCHEMA_FILES or SCHEMA_ROOMS.intersection(path.parts))


def of_demonstration() -> str:
    """Changes whenever loading the demonstration could leave another database behind."""
    return _digest(_files(".py", ".md", ".yaml", ".json", ".csv"))


def _files(*suffixes: str) -> Iterator[Path]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            if path.suffix in suffixes and path.is_file():
                yield path


def _digest(paths: Iterator[Path]) -> str:
    sums = hashlib.sha256()
    for path in [ROOT / "requirements.txt", *sorted(paths)]:
        sums.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return sums.hexdigest()[:16]
