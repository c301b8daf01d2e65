"""Files that belong to nothing go after a day; those that belong to something stay."""

import os
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from record.service import do_chores
from tests.referral_walk import a_pdf, make_walk
from wizard.evidence import chores, store
from wizard.evidence.copies import copy_of
from wizard.evidence.service import add_item, ensure_key

pytestmark = pytest.mark.django_db
TWO_DAYS = 2 * 24 * 60 * 60


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr(chores, "_last_clearing", [0.0])
    ensure_key()


def grown_old() -> None:
    then = time.time() - TWO_DAYS
    for path in Path(store.settings.EVIDENCE_ROOT).glob("??/*"):
        os.utime(path, (then, then))


def test_a_file_without_a_row_goes_after_a_day_and_not_before() -> None:
    name = store.write(BytesIO(b"left by a process that died"))
    half = store.path_of(name).with_name("half.part")
    half.write_bytes(b"half")
    do_chores()
    assert store.path_of(name).exists()
    grown_old()
    chores._last_clearing[0] = 0.0
    do_chores()
    assert not store.path_of(name).exists()
    assert not half.exists()


def test_a_file_with_a_row_and_its_copy_stay() -> None:
    _, referral = make_walk()
    item = add_item(referral.created_by, referral, "medical", a_pdf(), {})
    copy_of(item)
    item.refresh_from_db()
    grown_old()
    assert chores.delete_orphans(chores.A_DAY) == 0
    assert store.path_of(item.storage_name).exists()
    assert store.path_of(item.copy_name).exists()


def test_many_rounds_of_the_worker_look_through_the_store_once_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def count(seconds: float) -> int:
        looked.append(seconds)
        return 0

    monkeypatch.setattr(chores, "delete_orphans", count)
    for _ in range(5):
        chores.clear_orphans()
    assert len(looked) == 1
