"""`python -m tests.benchmarks.two_hundred_people WORK.json`: a served site, and people who walk through referrals.

Serves the site of the environment's settings with gunicorn, on two workers, and lets everybody read a step, think,
and save it, one after another. Prints {"milliseconds": [...], "wrong": [...]}. Standard library only.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

LISTENING = re.compile(r"Listening at: http://127\.0\.0\.1:(\d+)")
SEEN = re.compile(r'name="seen" value="(\w*)"')
TOKEN = "x" * 32


@contextmanager
def served(patience: float) -> Iterator[int]:
    """The site on a free port: two workers of four threads, as two cores would have."""
    server = [sys.executable, "-m", "gunicorn", "waymark.wsgi:application", "--bind=127.0.0.1:0", "--workers=2"]
    with tempfile.NamedTemporaryFile() as log:
        process = subprocess.Popen([*server, "--threads=4", "--no-control-socket"], stdout=log, stderr=log)
        try:
            yield port_of(Path(log.name), patience)
        finally:
            process.terminate()
            process.wait()


def port_of(log: Path, patience: float) -> int:
    """The port it listens on, once it answers."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = LISTENING.search(log.read_text(errors="replace"))
        if found:
            line = HTTPConnection("127.0.0.1", int(found[1]), timeout=patience)
            line.request("GET", "/health/live/")
            if line.getresponse().status == 200:
                return int(found[1])
        time.sleep(0.2)
    raise SystemExit(log.read_text(errors="replace"))


class Person(threading.Thread):
    """Somebody filling in one referral of their own."""

    def __init__(self, port: int, work: dict[str, Any], who: dict[str, str], number: int) -> None:
        super().__init__(daemon=True)
        self.port, self.work, self.who = port, work, who
        self.chance = random.Random(number)
        self.milliseconds: list[float] = []
        self.wrong: list[str] = []

    def run(self) -> None:
        """Reads and saves page after page until the time is over."""
        end = time.monotonic() + self.work["seconds"]
        time.sleep(self.chance.uniform(0, self.work["think"]))
        while time.monotonic() < end:
            for step, fields in self.work["pages"].items():
                if time.monotonic() >= end:
                    return
                shown = self.ask("GET", step, None)
                time.sleep(self.chance.uniform(0.5, 1.5) * self.work["think"])
                seen = SEEN.search(shown)
                self.ask("POST", step, {**fields, "seen": seen[1] if seen else "", "csrfmiddlewaretoken": TOKEN})

    def ask(self, method: str, step: str, fields: dict[str, Any] | None) -> str:
        """Asks, notes how long it took, and returns the page."""
        headers = {"Cookie": f"sessionid={self.who['session']}; csrftoken={TOKEN}"}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        began = time.monotonic()
        try:
            body = urlencode(fields, doseq=True) if fields is not None else None
            line.request(method, f"{self.work['prefix']}{self.who['id']}/{step}/", body, headers)
            answer = line.getresponse()
            text = answer.read().decode()
        except (OSError, HTTPException) as fault:
            self.wrong.append(f"{method} {step}: {type(fault).__name__}")
            return ""
        finally:
            line.close()
        self.milliseconds.append((time.monotonic() - began) * 1000)
        if answer.status not in (200, 302):
            self.wrong.append(f"{method} {step}: {answer.status}")
        return text


def warm(port: int, work: dict[str, Any]) -> None:
    """Reads a page often enough at once that both workers have the addresses, the templates and the route."""
    steps = [*work["pages"]][:1] * 5
    first = [Person(port, work, who, number) for number, who in enumerate(work["people"][:8])]
    with ThreadPoolExecutor(len(first)) as readers:
        list(readers.map(lambda person: [person.ask("GET", step, None) for step in steps], first))


def main() -> None:
    """Lets everybody work at once."""
    work = json.loads(Path(sys.argv[1]).read_text())
    with served(work["patience"]) as port:
        warm(port, work)
        people = [Person(port, work, who, number) for number, who in enumerate(work["people"])]
        for person in people:
            person.start()
        for person in people:
            person.join()
    taken = [one for person in people for one in person.milliseconds]
    json.dump({"milliseconds": taken, "wrong": [one for person in people for one in person.wrong]}, sys.stdout)


if __name__ == "__main__":
    main()
