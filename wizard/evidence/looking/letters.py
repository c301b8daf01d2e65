"""Looking into e-mails saved as files (.eml): that they are e-mails, and bring no program with them."""

import re
from typing import BinaryIO

from wizard.evidence.kinds import EML, UploadRefused
from wizard.evidence.looking.searching import pieces

HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*\S", re.MULTILINE)
TELLING = frozenset({b"from", b"to", b"date", b"subject", b"message-id", b"received", b"mime-version", b"return-path"})
ENOUGH_HEADERS = 3
PROGRAM = re.compile(
    rb"name\*?\d*\*?\s*=\s*[\"']?[^\"'\r\n;]{0,200}"
    rb"\.(?:exe|scr|com|bat|cmd|ps1|js|jse|vbs|vbe|wsf|hta|msi|jar|lnk|iso|img|docm|dotm|xlsm|pptm)[\"'\s;]",
    re.IGNORECASE,
)
LONGEST_NAME = 300


def looks_like_e_mail(head: bytes) -> bool:
    """Whether text begins with the headers of an e-mail."""
    if b"\0" in head:
        return False
    top = head.lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    first = top.partition(b"\n")[0]
    if not HEADER.match(first) and not first.startswith(b"From "):
        return False
    named = {match.group(1).lower() for match in HEADER.finditer(top)}
    return len(named & TELLING) >= ENOUGH_HEADERS


def e_mail(file: BinaryIO) -> str:
    """Returns the media type of an e-mail. Raises UploadRefused when a program is attached to it."""
    if any(PROGRAM.search(piece) for piece in pieces(file, LONGEST_NAME)):
        raise UploadRefused(
            "The email has a program or a file with macros attached. Save what matters as a PDF and choose that."
        )
    return EML
