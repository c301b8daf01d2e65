"""A real HTTP server on this machine for the tests of the link check."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SLOW_SECONDS = 1.5


class Answers(BaseHTTPRequestHandler):
    """/200 answers 200, and so on; /to/CODE/PATH redirects; /slow keeps one waiting; /no-head refuses HEAD."""

    asked: list[str]
    mended = False  # then all is well again at every address

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        what, _, rest = self.path.lstrip("/").partition("/")
        if what == "slow":
            self.server.stopping.wait(SLOW_SECONDS)  # type: ignore[attr-defined]
        if self.mended:
            self.send_response(200)
        elif what == "to":
            code, _, target = rest.partition("/")
            self.send_response(int(code))
            self.send_header("Location", target if "://" in target else f"/{target}")
        elif what == "no-head":
            self.send_response(405 if self.command == "HEAD" else 200)
        else:
            self.send_response(int(what) if what.isdigit() else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *said: object) -> None:
        """Says nothing."""


@contextmanager
def answering() -> Iterator[tuple[str, list[str]]]:
    """Yields the server's address, and what it has been asked so far."""
    asked: list[str] = []
    handler = type("Noting", (Answers,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.stopping = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.stopping.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()
        thread.join()
