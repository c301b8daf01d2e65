"""The served site's clock, which a test may move: a year passes without anybody waiting, and without a restart."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import time_machine
from django.conf import settings
from django.http import HttpRequest, HttpResponse

FILE = "clock"
_running: dict[str, time_machine.travel] = {}


def follow(directory: Path) -> None:
    """Sets this process's clock to nine o'clock on the day that the directory's file names, if it names one."""
    file = directory / FILE
    day = file.read_text(encoding="utf-8") if file.exists() else ""
    if day in _running:
        return
    for name in list(_running):
        _running.pop(name).stop()
    if day:
        _running[day] = time_machine.travel(f"{day}T09:00:00+00:00", tick=True)
        _running[day].start()


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
