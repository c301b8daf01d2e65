"""`python -m tests.benchmarks.one_request`: answers requests given as JSON on standard input, one site process alone.

Each is {"method", "path", "headers", "body": a file's path or ""}. Prints {"status", "bytes", "seconds", "peak"} for
each: peak is the most memory the process has held by then, in bytes. The body comes from disk and the answer is
thrown away, so that what is measured is the site's own.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application

STATUS = Path("/proc/self/status")


def peak() -> int:
    """Returns the most bytes this process has held. Linux counts a process's parent in what getrusage says."""
    if STATUS.exists():
        return 1024 * int(STATUS.read_text().partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def answer(application: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """Returns what one request cost."""
    said: list[str] = []
    began = time.perf_counter()
    with Path(asked["body"] or "/dev/null").open("rb") as body:
        environ = {
            "REQUEST_METHOD": asked["method"],
            "PATH_INFO": asked["path"],
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": body,
            "wsgi.errors": sys.stderr,
            "CONTENT_LENGTH": str(Path(asked["body"]).stat().st_size if asked["body"] else 0),
            **asked["headers"],
        }
        response = application(environ, lambda status, headers, info=None: said.append(status))
        sent = sum(len(chunk) for chunk in response)
        response.close()
    return {
        "status": int(said[0].split()[0]),
        "bytes": sent,
        "seconds": time.perf_counter() - began,
        "peak": peak(),
    }


def main() -> None:
    """Answers the requests in their order."""
    application = get_wsgi_application()
    json.dump([answer(application, asked) for asked in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
