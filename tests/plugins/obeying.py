"""`python -m tests.plugins.obeying`: the other end of WarmCommands.

Reads orders, one a line: where to write output and errors, and the command. Answers each with its exit code.
"""

import json
import os
import sys
import traceback

import django
from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import connections
from django.urls import get_resolver

from tests.plugins import moved_clock


def serve() -> None:
    """Forks for each order, having loaded every view."""
    django.setup()
    assert get_resolver().url_patterns
    connections.close_all()
    for line in sys.stdin:
        said, complained, *command = json.loads(line)
        child = os.fork()
        if not child:
            os._exit(obey(said, complained, command))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def obey(said: str, complained: str, command: list[str]) -> int:
    """Runs a command, on the day that the site's clock shows now. Returns its exit code."""
    for number, place in enumerate((os.devnull, said, complained)):
        os.dup2(os.open(place, os.O_RDWR | os.O_CREAT), number)
    moved_clock.follow(settings.VAR)
    try:
        execute_from_command_line(["manage.py", *command])
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    serve()
