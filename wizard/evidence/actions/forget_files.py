"""The stored bytes of files are deleted for good, after the rows that named them."""

from collections.abc import Iterable

from wizard.evidence.store import delete


def forget_files(names: Iterable[str]) -> None:
    """Deletes what is stored under these names; harmless to repeat. Call it once the rows are gone for good."""
    for name in names:
        delete(name)
