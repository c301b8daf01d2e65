"""The tools that judge the whole checkout, each run as a process of its own and once."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.plugins.fingerprints import ROOT

Judge = Callable[..., None]


@pytest.fixture(scope="session")
def judged_by() -> Judge:
    """A function that runs `python -m MODULE ARGUMENTS` at the top of the checkout and fails with what it says."""

    def judge(*command: str) -> None:
        done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            pytest.fail(f"{' '.join(command)}\n{done.stdout}{done.stderr}", pytrace=False)

    return judge
