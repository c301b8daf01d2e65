"""Every test of the school stage happens on the same Friday."""

from collections.abc import Iterator

import pytest
import time_machine


@pytest.fixture(autouse=True)
def _one_friday() -> Iterator[None]:
    with time_machine.travel("2026-11-20T11:06:00+00:00", tick=True):
        yield
