"""Keys outside the database: a new one takes over, old files are carried to it, and nothing is lost on the way."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pyrage import DecryptError, decrypt

from tests.referral_walk import a_pdf, make_walk
from wizard.evidence import store
from wizard.evidence.actions import change_key
from wizard.evidence.copies import copy_of
from wizard.evidence.keyring import add_key, ensure_key, identities, newest_id
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import add_item

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    settings.EVIDENCE_KEY_FILE = tmp_path / "key"
    ensure_key()


def kept(most: int = 3) -> list[EvidenceItem]:
    _, referral = make_walk()
    return [add_item(referral.created_by, referral, "medical", a_pdf(mark=str(n)), {}) for n in range(most)]


def rotate(**options: Any) -> str:
    out = StringIO()
    call_command("rotate_evidence_key", stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_new_files_are_encrypted_to_the_newest_key_and_earlier_ones_still_open() -> None:
    first = store.write(BytesIO(b"letter"))
    old = identities()[0]
    add_key()
    second = store.write(BytesIO(b"another"))
    assert store.read(first).read() == b"letter"
    assert store.read(second).read() == b"another"
    with pytest.raises(DecryptError):
        decrypt(store.path_of(second).read_bytes(), [old])


def test_all_files_and_copies_are_carried_to_a_new_key_and_the_old_one_is_not_needed(settings: Any) -> None:
    items = kept()
    whole = {item.pk: store.read(item.storage_name).read() for item in items}
    copy_of(items[0])
    said = rotate(new=True)
    assert "3 changed" in said
    assert "0 to go" in said
    key_file = Path(settings.EVIDENCE_KEY_FILE)
    key_file.write_text(key_file.read_text().splitlines()[-1])
    for item in EvidenceItem.objects.all():
        assert item.key_id == newest_id()
        assert store.read(item.storage_name).read() == whole[item.pk]
    items[0].refresh_from_db()
    assert items[0].copy_name
    assert store.read(items[0].copy_name).read(5) == b"%PDF-"


def test_it_goes_on_where_it_was_stopped_and_every_file_opens_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    items = kept()
    assert "2 changed" in rotate(new=True, batch=2)
    assert [store.read(item.storage_name).read(5) for item in items] == [b"%PDF-"] * 3
    with monkeypatch.context() as patch:  # the power goes after the file was replaced and before its row says so
        patch.setattr(change_key.EvidenceItem, "objects", None)
        with pytest.raises(AttributeError):
            rotate()
    assert "1 changed" in rotate()
    assert "0 changed" in rotate()
    assert [store.read(item.storage_name).read(5) for item in items] == [b"%PDF-"] * 3


def test_a_file_that_cannot_be_read_stays_and_is_named(settings: Any) -> None:
    items = kept()
    path = store.path_of(items[1].storage_name)
    damaged = path.read_bytes()[:-5]
    path.write_bytes(damaged)
    with pytest.raises(CommandError, match=f"2 changed; 1 could not be read.*{items[1].public_id}"):
        rotate(new=True)
    assert path.read_bytes() == damaged


def test_a_key_file_may_hold_what_age_keygen_writes(settings: Any) -> None:
    path = Path(settings.EVIDENCE_KEY_FILE)
    path.write_text(f"# created: 2026-11-22\n# public key: age1...\n{path.read_text()}")
    assert len(identities()) == 1
    path.write_text("# nothing\n")
    with pytest.raises(CommandError, match="holds no key"):
        rotate()
