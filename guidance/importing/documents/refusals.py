"""Files that cannot become a policy, each with one sentence saying why and what would help."""

import zipfile
from io import BytesIO
from pathlib import Path

from guidance.importing.problems import ImportRefused

TYPES = (".docx", ".pdf", ".html", ".htm", ".md", ".txt")
MOST_MEGABYTES = 50
MOST_UNPACKED_MEGABYTES = 300
MEGABYTE = 1_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BINARY = (b"%PDF-", b"PK\x03\x04", _OLD_OFFICE, b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")

EMPTY = "The file is empty. Choose the file that holds the policy's words."
NO_WORDS = "There are no words in this file. Choose the file that holds the policy's words."
SCANNED = (
    "This PDF is a picture of pages: it holds no text that can be read. "
    "Ask for the Word file it was made from, or a PDF saved from Word."
)
UNREADABLE_LETTERS = (
    "This PDF draws its letters in a way that cannot be read back as text. Ask for the Word file it was made from."
)
LOCKED = "This file is protected by a password. Save a copy without one, and choose that."
WRONG_TYPE = "Waymark reads Word (.docx), PDF, HTML, Markdown (.md) and text (.txt) files. Save it as one of these."
OLD_WORD = "This is the old Word format. Open it in Word, save it as .docx, and choose that."
MACROS = "This Word file carries macros, which are programs. Save it as .docx without them, and choose that."
DAMAGED = "This file is damaged, or is not the {kind} file its name says. Open it, save it again, and choose that."
TOO_MANY_PAGES = "This PDF has {pages} pages. A policy can have at most {most}: choose the policy alone."


def bytes_of(path: Path) -> bytes:
    """Returns a file's content. Raises ImportRefused for one missing, too large, empty or of a wrong type."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ImportRefused("This is a folder. Choose one file.")
        refuse_name_and_size(path.name, size)
        return path.read_bytes()
    except OSError as fault:
        raise ImportRefused(f"The file cannot be opened: {fault.strerror}.") from fault


def refuse_name_and_size(name: str, size: int) -> None:
    """Raises ImportRefused for what a name and a size already tell: nothing needs to be read for it."""
    if Path(name).suffix.lower() == ".doc":
        raise ImportRefused(OLD_WORD)
    if Path(name).suffix.lower() not in TYPES:
        raise ImportRefused(WRONG_TYPE)
    if not size:
        raise ImportRefused(EMPTY)
    if size > MOST_MEGABYTES * MEGABYTE:
        raise ImportRefused(
            f"The file has {round(size / MEGABYTE)} MB. A policy can have at most {MOST_MEGABYTES} MB: "
            "pictures make files large, so save it without them."
        )


def refuse_content(content: bytes, kind: str) -> None:
    """Raises ImportRefused where the content is not what the ending of its name (`kind`) says."""
    if content.startswith(_OLD_OFFICE):
        raise ImportRefused(LOCKED if _ENCRYPTED in content else OLD_WORD)
    if kind == "docx":
        _refuse_package(content)
    elif kind == "pdf":
        if b"%PDF-" not in content[:1024]:
            raise damaged("PDF")
    elif content.startswith(_BINARY):
        raise damaged({"md": "Markdown", "txt": "text"}.get(kind, "HTML"))


def damaged(kind: str) -> ImportRefused:
    """Returns the refusal of a file that is not what its name says."""
    return ImportRefused(DAMAGED.format(kind=kind))


def _refuse_package(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise damaged("Word") from fault
    names = {entry.filename.lower() for entry in entries}
    if "word/document.xml" not in names:
        raise damaged("Word")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise ImportRefused(MACROS)
    if any(entry.flag_bits & 1 for entry in entries):
        raise ImportRefused(LOCKED)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED_MEGABYTES * MEGABYTE:
        raise ImportRefused(f"The file unpacks to more than {MOST_UNPACKED_MEGABYTES} MB. Save it without pictures.")
