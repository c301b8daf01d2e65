"""Asking the virus scanner: clamd, over its socket or a port. What was not answered is not safe.

EVIDENCE_SCANNER says where it is: "host:port", the path of a socket, or "none", which only a demonstration may say.
"""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clamav_client.clamd import BufferTooLongError, ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from wizard.evidence.enums import Scan
from wizard.evidence.scratch import Scratch, opened

logger = logging.getLogger(__name__)

NONE = "none"
MOST_SECONDS = 60
TOO_LONG = "the scanner takes no file of this size: see StreamMaxLength"


@dataclass(frozen=True)
class Finding:
    """What the scanner said, and its own words: the name of a virus, or why it could not look."""

    scan: Scan
    note: str = ""


def scan(plain: Scratch) -> Finding:
    """Returns what the scanner makes of a file: CLEAN or INFECTED; WAITING when it cannot be reached.

    FAILED when it was reached and could not judge this file. UNSCANNED where a demonstration has no scanner.
    """
    if settings.EVIDENCE_SCANNER == NONE:
        return _unscanned()
    try:
        return _understood(_clamd().instream(opened(plain)))
    except BufferTooLongError:
        return Finding(Scan.FAILED, TOO_LONG)
    except (ClamdError, OSError, UnicodeError) as fault:
        logger.warning("The virus scanner did not answer: %s", type(fault).__name__)
        # clamd hangs up on a stream longer than it takes, often before its words about that arrive.
        hung_up = isinstance(fault, ConnectionError) and answers()
        return Finding(Scan.FAILED, TOO_LONG) if hung_up else Finding(Scan.WAITING, type(fault).__name__)


def _understood(answer: dict[str, Any]) -> Finding:
    """Returns a finding for clamd's answer: one entry, ("OK", None), ("FOUND", name) or ("ERROR", why)."""
    ((status, words),) = answer.values() or [("", None)]
    if status == "OK":
        return Finding(Scan.CLEAN)
    if status == "FOUND":
        return Finding(Scan.INFECTED, str(words or "")[:200])
    return Finding(Scan.FAILED if status == "ERROR" else Scan.WAITING, str(words or "")[:200])


def _unscanned() -> Finding:
    if not settings.EVIDENCE_MAY_GO_UNSCANNED:
        raise ImproperlyConfigured("EVIDENCE_SCANNER may be none in a demonstration only")
    return Finding(Scan.UNSCANNED)


def answers() -> bool:
    """Whether the scanner is there and says so."""
    try:
        return _clamd().ping().strip() == "PONG"
    except (ClamdError, OSError):
        return False


def has_scanner() -> bool:
    """Whether files are looked at at all; pages say so plainly where they are not."""
    return str(settings.EVIDENCE_SCANNER) != NONE


def _clamd() -> ClamdNetworkSocket:
    """Returns a client for one question."""
    where = str(settings.EVIDENCE_SCANNER)
    host, colon, port = where.rpartition(":")
    if where.startswith("/") or not colon:
        return ClamdUnixSocket(str(Path(where)), MOST_SECONDS)
    return ClamdNetworkSocket(host, int(port), MOST_SECONDS)
