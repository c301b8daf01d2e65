"""`python -m tests.wizard.evidence.weigh_upload SOCKET MEGABYTES`: what one upload takes in memory, in a process alone.

Feeds the upload handler as Django's parser would, then keeps the file as the walk does but for the row: looked into,
hashed, scanned by the daemon at SOCKET, encrypted, read back. Prints {"grown": bytes, "scan": state, "same": bool}.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings

CHUNK = 64 * 1024


def peak() -> int:
    """Returns the most bytes this process has held."""
    return 1024 * int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])


def weigh(source: Path) -> dict[str, object]:
    """Returns what taking in a file of this size came to."""
    from wizard.evidence import keeping, store  # noqa: PLC0415  (the settings come first)
    from wizard.evidence.scratch import opened  # noqa: PLC0415
    from wizard.evidence.uploads import ScratchHandler  # noqa: PLC0415

    handler = ScratchHandler()
    handler.new_file("file", "letter.pdf", "application/pdf", 0)
    total, sent = hashlib.sha256(), 0
    with source.open("rb") as arriving:
        while chunk := arriving.read(CHUNK):
            handler.receive_data_chunk(chunk, sent)
            total.update(chunk)
            sent += len(chunk)
    arrived = keeping._looked_into(handler.file_complete(sent))
    name = store.write(opened(arrived.plain))
    back = hashlib.sha256()
    for piece in store.pieces(store.read(name)):
        back.update(piece)
    same = back.hexdigest() == total.hexdigest() == arrived.sha256
    return {"scan": str(arrived.finding.scan), "same": same, "bytes": sent}


def main() -> None:
    """Warms up on a small file, then weighs the large one."""
    socket, small, large = sys.argv[1:]
    scratch = Path(tempfile.mkdtemp())
    settings.EVIDENCE_ROOT, settings.EVIDENCE_KEY_FILE = scratch / "evidence", scratch / "key"
    settings.EVIDENCE_SCANNER, settings.EVIDENCE_MAY_GO_UNSCANNED = socket, False
    django.setup()
    from wizard.evidence.keyring import ensure_key  # noqa: PLC0415

    ensure_key()
    weigh(Path(small))
    before = peak()
    found = weigh(Path(large))
    json.dump({"grown": peak() - before, **found}, sys.stdout)


if __name__ == "__main__":
    main()
