"""The evidence store: unreadable on disk, whole on reading, loud when tampered with."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from wizard.evidence import store
from wizard.evidence.keyring import ensure_key

LETTER = b"The pupil was seen on 2 November. " * 5000


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    settings.EVIDENCE_KEY_FILE = tmp_path / "key"
    ensure_key()
    return tmp_path


def stored_file(root: Path) -> Path:
    (path,) = (root / "evidence").rglob("*.age")
    return path


def test_what_was_written_is_read_back() -> None:
    assert store.read(store.write(BytesIO(LETTER))).read() == LETTER


def test_nothing_readable_is_on_disk(own_store: Path) -> None:
    store.write(BytesIO(LETTER))
    assert all(b"pupil" not in path.read_bytes() for path in own_store.rglob("*") if path.is_file())


def test_the_key_can_be_read_by_its_owner_alone(own_store: Path) -> None:
    assert (own_store / "key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("harm", ["change", "cut"])
def test_tampering_is_noticed_before_anything_is_handed_out(own_store: Path, harm: str) -> None:
    name = store.write(BytesIO(LETTER))
    path = stored_file(own_store)
    data = bytearray(path.read_bytes())
    if harm == "cut":
        del data[-70_000:]
    else:
        data[-10] ^= 1
    path.write_bytes(data)
    with pytest.raises(OSError, match="decryption"):
        store.read(name)
