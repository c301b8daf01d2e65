"""The disk fills up while a file arrives: a sentence, the form whole, and nothing half kept.

The limit is the operating system's own: a small file system of its own where one may be mounted, else the most that
this process may write to one file.
"""

import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.benchmarks.made_up_letters import letter
from tests.referral_walk import NORFOLK, address, answer_all, good_letter, make_walk
from wizard.evidence.models import EvidenceItem

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@contextmanager
def small_disk(folder: Path, megabytes: float) -> Iterator[None]:
    """A disk of that size at `folder`; skips where this user may mount nothing."""
    folder.mkdir()
    size = f"size={int(megabytes * 1024)}k"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def most_written(megabytes: float) -> Iterator[None]:
    """No file of this process may grow past that; the write that tries fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(megabytes * MEGABYTE), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def send(size: int) -> tuple[Any, Any]:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    upload = SimpleUploadedFile("letter.pdf", letter(size), "application/pdf")
    said = {**good_letter(), "author_name": "Dr Madeup"}
    return client.post(address(referral, "evidence-medical"), {"file": upload, **said}), referral


def assert_refused_whole(response: Any, root: Path) -> None:
    page = response.content.decode()
    assert response.status_code == 200
    assert "our disk is full" in page
    assert 'value="Dr Madeup"' in page
    assert not EvidenceItem.objects.exists()
    assert [path for path in root.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("room", [1.0, 3.0], ids=["while it arrives", "while it is stored"])
def test_a_full_disk_is_said_and_leaves_nothing(settings: Any, tmp_path: Path, room: float) -> None:
    """A letter of 2 MB needs its own size to arrive and again to be kept."""
    settings.EVIDENCE_ROOT = tmp_path / "disk"
    with small_disk(settings.EVIDENCE_ROOT, room):
        response, _ = send(2 * MEGABYTE)
        assert_refused_whole(response, settings.EVIDENCE_ROOT)


def test_a_write_that_fails_is_said_and_leaves_nothing(settings: Any, tmp_path: Path) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    with most_written(1.0):
        response, _ = send(2 * MEGABYTE)
    assert_refused_whole(response, settings.EVIDENCE_ROOT)
