"""SIGKILL while a file arrives, is enciphered, or is stored: it is there whole or not at all, and is sent once more."""

import hashlib
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from tests.benchmarks.made_up_letters import letter
from tests.referral_walk import NORFOLK, address, answer_all, good_letter, make_walk
from wizard.evidence import keeping, store
from wizard.evidence.chores import delete_orphans
from wizard.evidence.models import EvidenceItem
from wizard.evidence.scratch import Scratch
from wizard.journey.screens.files import FilesScreen
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True)
LETTER = letter(1024 * 1024)
# Where the process dies -> how many items and files are there afterwards.
MOMENTS: dict[str, tuple[Any, str, int, int]] = {
    "the file arrives": (Scratch, "_move_to_disk", 0, 0),
    "it is enciphered": (os, "fsync", 0, 1),
    "it lies there without its row": (keeping, "_new_item", 0, 1),
    "its row is not committed": (keeping, "record_event", 0, 1),
    "it is stored and nobody was told": (FilesScreen, "context", 1, 1),
}


def upload(client: Client, referral: Referral) -> int:
    file = SimpleUploadedFile("letter.pdf", LETTER, "application/pdf")
    said = {**good_letter(), "author_name": "Dr Madeup", "file": file}
    return client.post(address(referral, "evidence-medical"), said, follow=True).status_code


def in_a_process_that_dies(at: tuple[Any, str], work: Callable[[], object]) -> None:
    """Does the work in a process of its own, killed when it comes to that place."""
    connections.close_all()
    child = os.fork()
    if not child:  # nothing of the test may go on here
        try:
            setattr(*at, lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGKILL))
            work()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it never came to that place"
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_file_is_there_whole_or_not_at_all_and_can_be_sent_again(settings: Any, tmp_path: Path, moment: str) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    place, name, rows, files = MOMENTS[moment]
    in_a_process_that_dies((place, name), lambda: upload(client, referral))
    assert EvidenceItem.objects.count() == rows
    left = [path for path in settings.EVIDENCE_ROOT.rglob("*") if path.is_file()]
    assert len(left) == files
    assert not any(b"%PDF" in path.read_bytes() for path in left)
    assert upload(client, referral) == 200
    item = EvidenceItem.objects.get()
    with store.read(item.storage_name) as plain:
        assert hashlib.sha256(plain.read()).hexdigest() == hashlib.sha256(LETTER).hexdigest()
    delete_orphans(-1)  # a day later, the worker
    assert [path.stem for path in settings.EVIDENCE_ROOT.rglob("*") if path.is_file()] == [item.storage_name]
