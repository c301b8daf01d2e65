"""What every test of funding stands on."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.wizard.casework.cases import SENT


@pytest.fixture
def on_the_day() -> Iterator[None]:
    """It is the day that the case was sent."""
    with time_machine.travel(SENT, tick=False):
        yield
