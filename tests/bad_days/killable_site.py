"""A served site on the test's own database, whose processes are killed and started again by a supervisor."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, unquote, urlencode, urlsplit

from django.db import connection
from django.test import Client

from people.models import User
from tests.plugins import one_run

PATIENCE = 120.0
MOST_TIMES_ALL = 4  # starting from nothing takes seconds, and nothing is sent meanwhile
TOKEN = "x" * 32  # the cookie against forgery and the field must agree; any letters will do
REFERENCE = re.compile(r"[A-Z]{3}-[2-9A-Z]{4}-[2-9A-Z]{4}")
LOST = (OSError, HTTPException)  # refused, reset, cut off in the middle


class KillableSite:
    """gunicorn under a supervisor that starts it again whenever it is gone, as systemd would."""

    def __init__(self, directory: Path, *, workers: int = 3, **variables: str) -> None:
        self.port = free_port()
        self.killed = {"worker": 0, "all": 0}
        self._log = directory / "killable.log"
        self._workers = workers
        self._variables = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "waymark.settings.test",
            one_run.DATABASE: address_of_database(),
            **variables,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._over = threading.Event()
        self._supervisor = threading.Thread(target=self._supervise, daemon=True)

    def __enter__(self) -> Self:
        self._supervisor.start()
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            assert time.monotonic() < deadline, self._log.read_text(errors="replace")
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._supervisor.join()
        self.kill_all()

    def answers(self) -> bool:
        """Whether it is up."""
        try:
            return Visitor(self.port).get("/health/live/")[0] == 200
        except LOST:
            return False

    def kill_something(self, chance: random.Random) -> None:
        """SIGKILL to one worker, after every fifth to every process there is; nothing while it is still starting."""
        workers = self.workers()
        if not workers:
            return
        if self.killed["all"] < MOST_TIMES_ALL and self.killed["worker"] >= 5 * (self.killed["all"] + 1):
            self.kill_all()
            self.killed["all"] += 1
        else:
            kill(chance.choice(workers))
            self.killed["worker"] += 1

    def workers(self) -> list[int]:
        """The processes that answer requests."""
        if self._process is None:
            return []
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        try:
            return [int(one) for one in children.read_text().split()]
        except OSError:
            return []

    def kill_all(self) -> None:
        """SIGKILL to the server and its workers at once."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _supervise(self) -> None:
        while not self._over.is_set():
            if self._process is None or self._process.poll() is not None:
                self._start()
            self._over.wait(0.05)

    def _start(self) -> None:
        server = [sys.executable, "-m", "gunicorn", "tests.bad_days.warm:application", f"--bind=127.0.0.1:{self.port}"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*server, "--preload", f"--workers={self._workers}", "--threads=4", "--no-control-socket"],
                env=self._variables,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


class Visitor:
    """A browser's part of HTTP: a cookie, a token, no redirects followed."""

    def __init__(self, port: int, user: User | None = None) -> None:
        self.port = port
        self.cookies = f"csrftoken={TOKEN}"
        if user is not None:
            client = Client()
            client.force_login(user)
            self.cookies += f"; sessionid={client.cookies['sessionid'].value}"

    def get(self, path: str) -> tuple[int, str, str]:
        """Returns status, where it leads, and the page. Raises one of LOST."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, Any]) -> tuple[int, str, str]:
        """The same, for a form."""
        return self._ask("POST", path, urlencode({**fields, "csrfmiddlewaretoken": TOKEN}, doseq=True))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            headers = {"Cookie": self.cookies}
            if body is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read().decode()
        finally:
            line.close()


def until_answered(ask: Callable[[], tuple[int, str, str]], deadline: float) -> tuple[int, str, str]:
    """Asks again after every lost answer, and after one that says the site is unwell."""
    while time.monotonic() < deadline:
        try:
            found = ask()
        except LOST:
            time.sleep(0.05)
            continue
        if found[0] < 500:
            return found
        time.sleep(0.05)
    raise AssertionError("not answered in time")


def kill(process: int) -> None:
    """SIGKILL; harmless to a process that has gone."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def address_of_server() -> str:
    """Where psycopg reaches this run's PostgreSQL, whatever becomes of the test's own database."""
    server = urlsplit(os.environ[one_run.DATABASE])
    return f"host={unquote(server.netloc.rpartition('@')[2])} user={server.username} dbname=postgres"


def address_of_database() -> str:
    """The postgres:// address of the database this test writes to."""
    server = urlsplit(os.environ[one_run.DATABASE])
    return server._replace(path="/" + quote(str(connection.settings_dict["NAME"]))).geturl()
