"""Looking into Word files, new and old, and Outlook's messages: for macros, passwords and parcels that burst."""

import zipfile
from typing import BinaryIO

from wizard.evidence.kinds import DOC, DOCX, LOCKED_WORD, MACROS, MSG, UploadRefused
from wizard.evidence.looking.searching import count_of, marks_in

MOST_UNPACKED_BYTES = 200 * 1024 * 1024
MOST_PARTS = 5_000
MOST_TYPES_BYTES = 1024 * 1024
ENCRYPTED_PART = 0x1


def word_package(file: BinaryIO, other_kind: str) -> str:
    """Returns the media type of a Word file. Raises UploadRefused, with `other_kind` for any other package."""
    if count_of(file, b"PK\x01\x02") > MOST_PARTS:
        raise UploadRefused(other_kind)
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
            locked = any(part.flag_bits & ENCRYPTED_PART for part in parts)
            types = b"" if locked else _types(package)
    except Exception:  # zipfile raises many kinds on damaged files; all mean the same to the sender
        raise UploadRefused("The file is damaged and cannot be opened. Save it again.") from None
    names = {part.filename.lower() for part in parts}
    if _tells_of_macros(types) or any(name.endswith("vbaproject.bin") for name in names):
        raise UploadRefused(MACROS)
    if "word/document.xml" not in names:
        raise UploadRefused(other_kind)
    if locked:
        raise UploadRefused(LOCKED_WORD)
    if sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise UploadRefused("The file unpacks to more than can be opened safely. Save it as a PDF and choose that.")
    return DOCX


def _types(package: zipfile.ZipFile) -> bytes:
    """Returns the list of what each part is, in small letters; empty where there is none. Raises ValueError."""
    name = next((one for one in package.namelist() if one.lower() == "[content_types].xml"), "")
    if not name:
        return b""
    with package.open(name) as part:
        types = part.read(MOST_TYPES_BYTES + 1)
    if len(types) > MOST_TYPES_BYTES:
        raise ValueError("a list of types this long is made to hurt")
    return types.replace(b"\0", b"").lower()


def _tells_of_macros(types: bytes) -> bool:
    """Whether a part is declared to hold macros, under any name; or the list is written so as to hide it."""
    return any(mark in types for mark in (b"vbaproject", b"macroenabled", b"&#", b"<!"))


def _named(name: str) -> bytes:
    return name.encode("utf-16-le")


PACKED, PROJECT, STORAGE = _named("EncryptedPackage"), _named("_VBA_PROJECT"), _named("Macros")
LETTER, MESSAGE = _named("WordDocument"), _named("__properties_version1.0")


def old_office(file: BinaryIO, other_kind: str) -> str:
    """Returns the media type of a Word 97 file or an Outlook message. Raises UploadRefused."""
    found = marks_in(file, (PACKED, PROJECT, STORAGE, LETTER, MESSAGE))
    if PACKED in found:
        raise UploadRefused(LOCKED_WORD)
    if MESSAGE in found:
        # An attached Word file lies in the message as it is, so its macros show.
        if PROJECT in found:
            raise UploadRefused(
                "The email has a file with macros (small programs) attached. Save what matters as a PDF."
            )
        return MSG
    if PROJECT in found or STORAGE in found:
        raise UploadRefused(MACROS)
    if LETTER not in found:
        raise UploadRefused(other_kind)
    return DOC
