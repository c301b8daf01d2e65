"""A real virus scanner for the tests that ask for one, started once a process."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.plugins import virus_scanner
from tests.plugins.virus_scanner import Clamd


@pytest.fixture(scope="session")
def running_clamd() -> Iterator[Clamd]:
    clamd = virus_scanner.made()
    clamd.start()
    yield clamd
    clamd.stop()


@pytest.fixture
def clamd(running_clamd: Clamd, settings: Any) -> Iterator[Clamd]:
    """The scanner, asked by everything in the test; a test that stops it finds it running again afterwards."""
    settings.EVIDENCE_SCANNER, settings.EVIDENCE_MAY_GO_UNSCANNED = running_clamd.socket, False
    yield running_clamd
    if not running_clamd.answers():
        running_clamd.start()
