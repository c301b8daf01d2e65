"""The served site's clock, which a test may move: a year passes without anybody waiting, and without a restart."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import time_machine
from django.conf import settings
from django.http import HttpRequest, HttpResponse

FILE = "clock"
_running: dict[str, time_machine.travel] = {}


def follow(directory: Path) -> None:
    """Sets this process's clock to the day that the directory's file names, if it names one.

    It is nine o'clock when the file is written and goes on from there, so that the server and a command agree: what the
    one has put in the outbox is due for the other.
    """
    file = directory / FILE
    day = file.read_text(encoding="utf-8") if file.exists() else ""
    moved = f"{day} {file.stat().st_mtime_ns}" if day else ""
    if moved in _running:
        return
    for name in list(_running):
        _running.pop(name).stop()
    if moved:
        since = max(time.time() - file.stat().st_mtime, 0)
        nine = datetime.fromisoformat(f"{day}T09:00:00+00:00")
        _running[moved] = time_machine.travel(nine + timedelta(seconds=since), tick=True)
        _running[moved].start()


def move(directory: Path, day: date) -> None:
    """Moves the clock of the site that writes to this directory, from its next request or command on."""
    (directory / FILE).write_text(day.isoformat(), encoding="utf-8")


class MovedClock:
    """Middleware of the served site, before all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.directory = Path(settings.VAR)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the request on, at the moved time."""
        follow(self.directory)
        return self.get_response(request)
