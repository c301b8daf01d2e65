"""What the worker does for evidence: asks the scanner again, and clears away files that belong to nothing."""

import logging
import time

from wizard.evidence import scanner, store
from wizard.evidence.actions.settle_scan import settle_scan
from wizard.evidence.enums import Scan
from wizard.evidence.models import EvidenceItem
from wizard.evidence.queries import bytes_kept, due_for_scanning

logger = logging.getLogger(__name__)

A_ROUND = 10
A_DAY = 24 * 60 * 60
AN_HOUR = 60 * 60
_last_clearing = [0.0]


def scan_waiting() -> int:
    """Asks the scanner about files it has not judged and returns how many are settled now. Repeatable.

    A scanner that is not there ends the round: the next one asks again.
    """
    due, settled = due_for_scanning(A_ROUND), 0
    if not due or (scanner.has_scanner() and not scanner.answers()):
        return 0
    for item in due:
        finding = _asked(item)
        settle_scan(item, finding)
        if finding.scan == Scan.WAITING:
            break
        settled += finding.scan != Scan.FAILED
    return settled


def _asked(item: EvidenceItem) -> scanner.Finding:
    try:
        with store.read(item.storage_name) as plain:
            return scanner.scan(plain)
    except OSError:
        logger.exception("Evidence %s cannot be read", item.public_id)
        return scanner.Finding(Scan.FAILED, "the stored file cannot be read")


def clear_orphans() -> int:
    """Deletes stored files that no item needs and that are a day old, once an hour; returns how many went.

    They are left by a process that died between the file and its row, or between a row's end and its file's.
    """
    if _last_clearing[0] and time.monotonic() - _last_clearing[0] < AN_HOUR:
        return 0
    _last_clearing[0] = time.monotonic()
    return delete_orphans(A_DAY)


def delete_orphans(seconds: float) -> int:
    """Deletes stored files that no item needs and that were written so long ago; returns how many went."""
    old = set(store.names_older_than(seconds))  # before the rows are read: what comes meanwhile is not in it
    orphans = old - bytes_kept()
    for name in orphans:
        store.delete(name)
    return len(orphans)
