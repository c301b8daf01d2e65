"""What the processes of one pytest run share: a scratch directory and, when asked for, a PostgreSQL server.

Loaded with `-p`, because Django's settings are read before any conftest. The first process makes both and
says so in the environment; xdist's workers inherit that and make nothing.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.plugins import postgres_server

DIRECTORY = "WAYMARK_TEST_RUN"
DATABASE = "WAYMARK_TEST_DATABASE"


def directory() -> Path:
    """The scratch directory of this run, gone when it ends."""
    return Path(os.environ[DIRECTORY])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Makes the directory and starts the server before pytest-django reads the settings."""
    if DIRECTORY not in os.environ:
        made = Path(tempfile.mkdtemp(prefix="waymark-run-"))
        early_config.add_cleanup(lambda: _clear(made))
        os.environ[DIRECTORY] = str(made)
        os.environ.setdefault(DATABASE, "sqlite")
        if os.environ[DATABASE] == "postgres":
            os.environ[DATABASE] = postgres_server.start(made)
    return (yield)


def pytest_report_header() -> str:
    """Names the database, so that a log says which of the two runs it is."""
    return f"database: {os.environ[DATABASE].partition(':')[0]}"


def _clear(made: Path) -> None:
    postgres_server.stop()
    shutil.rmtree(made, ignore_errors=True)
