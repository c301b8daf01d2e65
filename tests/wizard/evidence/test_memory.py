"""The largest file that is taken costs a fraction of itself in memory, scanned and encrypted, in and out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.benchmarks.made_up_letters import letter
from tests.plugins.virus_scanner import Clamd

MEGABYTE = 1024 * 1024
AT_MOST = 40 * MEGABYTE


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says what a process alone has held")
def test_25_mb_are_scanned_encrypted_and_read_back_within_40_mb(running_clamd: Clamd, tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(letter(400_000))
    large.write_bytes(letter(settings.EVIDENCE_MAX_BYTES - 64 * 1024))
    done = subprocess.run(
        [sys.executable, "-m", "tests.wizard.evidence.weigh_upload", running_clamd.socket, str(small), str(large)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "waymark.settings.test"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["scan"] == "clean"
    assert found["same"]
    assert found["bytes"] > 24.9 * MEGABYTE
    assert found["grown"] < AT_MOST, f"{found['grown'] / MEGABYTE:.0f} MB"
