"""A whole Waymark to drive from outside: a loaded database of its own and a server on a free port."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, unquote, urlsplit

import psycopg

from tests.plugins import fingerprints, kept_pages, moved_clock, one_run, template_database
from tests.plugins.template_database import only_one_process
from tests.plugins.warm_commands import WarmCommands

KEPT = fingerprints.ROOT / "var" / "test-sites"
LISTENING = re.compile(r"Listening at: http://127\.0\.0\.1:(\d+)")
PATIENCE = 120.0  # a small machine at work on other things has taken more than 30


class Site:
    """One served site. `directory` holds all it writes: the database, evidence, mail, accounts and its log.

    With `keep_pages`, also each HTML page it gives. With `moves_clock`, move_clock() works.
    """

    def __init__(
        self, directory: Path, database: str = "sqlite", *, keep_pages: bool = False, moves_clock: bool = False
    ) -> None:
        self.directory = directory
        self.address = ""
        self.log_file = directory / "server.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._variables = {"DJANGO_SETTINGS_MODULE": "tests.plugins.served", "WAYMARK_SERVED_VAR": str(directory)}
        if keep_pages:
            self._variables["WAYMARK_SERVED_KEEP_PAGES"] = "yes"
        if moves_clock:
            self._variables["WAYMARK_SERVED_MOVES_CLOCK"] = "yes"
        if database != "sqlite":
            self._variables["WAYMARK_SERVED_DATABASE"] = database
        self._commands = WarmCommands(self._variables)

    def load(self) -> Self:
        """Fills it with the demonstration, or with a copy of one loaded earlier from the same sources (SQLite)."""
        if "WAYMARK_SERVED_DATABASE" in self._variables:
            self.directory.mkdir(parents=True)
            self._python("-m", "tests.plugins.load_demonstration")
            return self
        KEPT.mkdir(parents=True, exist_ok=True)
        with only_one_process("site", KEPT):
            kept = KEPT / fingerprints.of_demonstration()
            if not kept.exists():
                self._load_kept(kept)
            shutil.copytree(kept, self.directory)
        return self

    @staticmethod
    def _load_kept(kept: Path) -> None:
        for outdated in KEPT.iterdir():
            if outdated.is_dir():
                shutil.rmtree(outdated)
        unfinished = Site(kept.with_name("unfinished"))
        unfinished.directory.mkdir()
        migrated = template_database.kept()
        if migrated.exists():  # half of the work is done already
            shutil.copyfile(migrated, unfinished.directory / "demo.sqlite3")
        unfinished._python(str(fingerprints.ROOT / "manage.py"), "demo", "--no-serve", "--no-cases")
        unfinished.directory.rename(kept)

    def manage(self, *command: str, status: int = 0) -> str:
        """Runs a management command on this site. Returns its output; fails unless it exits with `status`."""
        done = self._commands.run(*command)
        assert done.returncode == status, f"{' '.join(command)}: {done.stdout}{done.stderr}"
        return done.stdout

    def _python(self, *arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, *arguments],
            env={**os.environ, **self._variables},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{' '.join(arguments)}: {done.stdout}{done.stderr}"

    def start(self) -> Self:
        """Starts the server and waits until it answers."""
        gunicorn = [sys.executable, "-m", "gunicorn", "waymark.wsgi:application", "--bind=127.0.0.1:0"]
        with self.log_file.open("wb") as log:
            self._process = subprocess.Popen(
                [*gunicorn, "--threads=4", "--keep-alive=75", "--access-logfile=-", "--no-control-socket"],
                cwd=self.directory,
                env={**os.environ, **self._variables},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + PATIENCE
        while not (self._answers()):
            gone = self._process.poll() is not None
            if gone or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"the site did not start:\n{self.log()}")
            time.sleep(0.1)
        return self

    def _answers(self) -> bool:
        listening = LISTENING.search(self.log())
        if listening is None:
            return False
        self.address = f"http://localhost:{listening[1]}"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{listening[1]}/health/live/", timeout=10) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        """Ends the server and what its commands ran in; harmless when they are not running."""
        self._commands.stop()
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def log(self) -> str:
        """What the server has said so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace") if self.log_file.exists() else ""

    def move_clock(self, day: date) -> None:
        """It is nine o'clock on that day for the server, and for commands run from now on."""
        moved_clock.move(self.directory, day)

    def pages(self) -> list[Path]:
        """The HTML pages it gave, as files."""
        return sorted((self.directory / kept_pages.FOLDER).glob("*.html"))

    def account(self, role: str, authority: str | None = None) -> dict[str, Any]:
        """The demonstration account with that role (at that authority, when given): email and password among others."""
        accounts = json.loads((self.directory / "demo-accounts.json").read_text(encoding="utf-8"))
        found = [a for a in accounts if a["role"] == role and authority in (None, a["authority"])]
        assert found, f"no demonstration account is a {role} at {authority or 'any authority'}: {accounts}"
        return dict(found[0])


def database_for(name: str) -> str:
    """A fresh, empty database for a site on the backend of this run: 'sqlite', or a postgres:// address."""
    server = os.environ[one_run.DATABASE]
    if server == "sqlite":
        return server
    parts = urlsplit(server)
    host = unquote(parts.netloc.rpartition("@")[2])
    with psycopg.connect(host=host, user=parts.username, password=parts.password, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return parts._replace(path=f"/{quote(name)}").geturl()
