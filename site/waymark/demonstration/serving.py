"""The demonstration's server: one process with the pages and, beside them, the worker that sends receipts.

One process, so that ending it ends everything. Django's threaded server is enough for one reader; production runs
gunicorn and `manage.py work` (docs/operating.md).
"""

import contextlib
import logging
import socket
import threading
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.servers import basehttp
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from record.service import deliver_due, do_chores
from waymark.plain_requests import PlainRequests

HOST = "127.0.0.1"
PAUSE_SECONDS = 5
logger = logging.getLogger(__name__)


def port_is_free(port: int) -> bool:
    """Whether the port can be listened on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


def serve(port: int) -> None:
    """Serves until interrupted."""
    logging.getLogger("django.server").setLevel(logging.ERROR)
    threading.Thread(target=work_for_ever, name="worker", daemon=True).start()
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none
    with contextlib.suppress(KeyboardInterrupt):
        application: Any = PlainRequests(get_wsgi_application())  # typed for Django's own handler
        basehttp.run(HOST, port, application, threading=True)


def work_for_ever() -> None:
    """Does what is due every few seconds; a fault is written down and the next round tries again."""
    while True:
        close_old_connections()
        try:
            do_chores()
            deliver_due()
        except Exception:  # the server outlives a bad round
            logger.exception("A round of the worker failed")
        time.sleep(PAUSE_SECONDS)
