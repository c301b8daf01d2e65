"""Whether the demonstration's database already holds what these sources would put there."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("site", "guidance", "wizard")
SUFFIXES = (".py", ".md", ".yaml", ".json")


def fingerprint(root: Path = ROOT) -> str:
    """Returns a hash of every source that loading could depend on: content, models and the actions themselves."""
    sums = hashlib.sha256()
    for path in sorted(sources(root)):
        sums.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return sums.hexdigest()


def sources(root: Path) -> Iterator[Path]:
    """Yields the files, without caches."""
    for package in PACKAGES:
        for path in (root / package).rglob("*"):
            if path.suffix in SUFFIXES and "__pycache__" not in path.parts and path.is_file():
                yield path


def is_current(stamp: Path, *needed: Path) -> bool:
    """Whether the stamp names these sources and everything it vouches for is still there."""
    try:
        return stamp.read_text(encoding="utf-8") == fingerprint() and all(path.exists() for path in needed)
    except OSError:
        return False


def remember(stamp: Path) -> None:
    """Says that the database now holds what these sources put there."""
    stamp.write_text(fingerprint(), encoding="utf-8")
