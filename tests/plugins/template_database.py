"""Migrating takes far longer than copying: one migrated database per backend, and a copy of it per process.

SQLite's is a file in var/, kept until the sources it depends on change. PostgreSQL's lives as long as its server.
"""

import contextlib
import fcntl
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.utils import CursorWrapper

from tests.plugins import fingerprints, one_run

KEPT = fingerprints.ROOT / "var" / "test-databases"
FAST_SQLITE = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"


@contextlib.contextmanager
def only_one_process(name: str, directory: Path | None = None) -> Iterator[None]:
    """Holds a lock among the processes of this run (or of every run, in a directory they share)."""
    with ((directory or one_run.directory()) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def kept() -> Path:
    """Where SQLite's template of the sources as they stand is kept, once it is built."""
    return KEPT / f"{fingerprints.of_schema()}.sqlite3"


class TestDatabase(ABC):
    """One process's copy of the migrated database."""

    __test__ = False

    def __init__(self, process: str) -> None:
        self.process = process

    @abstractmethod
    def restore(self) -> None:
        """Makes the copy, again if need be: whatever was written since the last time is gone."""

    @abstractmethod
    def discard(self) -> None:
        """Removes the copy."""

    def _use(self, name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    def _migrate(self, name: str) -> None:
        self._use(name)
        call_command("migrate", verbosity=0, interactive=False)
        connections.close_all()


class SQLiteDatabase(TestDatabase):
    """A file. Copying it takes a few milliseconds."""

    def __init__(self, process: str) -> None:
        super().__init__(process)
        connection.settings_dict.setdefault("OPTIONS", {})["init_command"] = FAST_SQLITE
        self.template = one_run.directory() / "template.sqlite3"
        self.copy = one_run.directory() / f"{process}.sqlite3"
        KEPT.mkdir(parents=True, exist_ok=True)
        with only_one_process("template", KEPT):
            if not self.template.exists():
                if not kept().exists():
                    self._build(kept())
                shutil.copyfile(kept(), self.template)

    def _build(self, place: Path) -> None:
        for outdated in [*KEPT.glob("*.sqlite3"), *KEPT.glob("*.unfinished")]:
            outdated.unlink()
        unfinished = place.with_suffix(".unfinished")
        self._migrate(str(unfinished))
        unfinished.rename(place)

    def restore(self) -> None:
        """A new file in the old one's place, so that a connection left open elsewhere harms nobody."""
        self._use(str(self.copy))
        shutil.copyfile(self.template, self.copy.with_suffix(".new"))
        self.copy.with_suffix(".new").rename(self.copy)

    def discard(self) -> None:
        """Removes the file."""
        connections.close_all()
        self.copy.unlink(missing_ok=True)


class PostgreSQLDatabase(TestDatabase):
    """A database made with TEMPLATE, which wants nobody connected to the template meanwhile."""

    TEMPLATE = "waymark_template"

    def __init__(self, process: str) -> None:
        super().__init__(process)
        self.name = f"waymark_{process}"
        self.built = one_run.directory() / "postgres-template-is-built"
        with only_one_process("postgres-template"):
            if not self.built.exists():
                self._build()

    def _build(self) -> None:
        with self._server() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.TEMPLATE}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{self.TEMPLATE}"')
        self._migrate(self.TEMPLATE)
        self.built.touch()

    def _server(self) -> contextlib.AbstractContextManager[CursorWrapper]:
        return connection._nodb_cursor()

    def restore(self) -> None:
        """Drops the copy and makes it again."""
        self._use(self.name)
        with only_one_process("postgres-template"), self._server() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.TEMPLATE}"')

    def discard(self) -> None:
        """Drops the copy."""
        connections.close_all()
        with self._server() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')


def for_process(process: str) -> TestDatabase:
    """The copy for this process of the run, on whichever backend the settings name; not made yet."""
    return SQLiteDatabase(process) if connection.vendor == "sqlite" else PostgreSQLDatabase(process)
