"""What a file could be taken for. Most can be taken for one thing; one made to fool somebody, for two."""

import zipfile
from typing import BinaryIO

from wizard.evidence.looking.pictures import picture_type

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
PDF_MARK, PDF_WITHIN = b"%PDF-", 1024  # where readers still look for it
MARKUP = (b"<!doctype html", b"<html", b"<script", b"<?php", b"<svg")


def natures_of(file: BinaryIO, head: bytes) -> set[str]:
    """Returns each kind that some program would take the file for, of those that matter here."""
    found = set()
    if PDF_MARK in head[:PDF_WITHIN]:
        found.add("PDF")
    if head.startswith(b"PK\x03\x04") or ends_as_package(file):
        found.add("package")
    if head.startswith(OLE_MAGIC):
        found.add("Office 97")
    if picture_type(head):
        found.add("picture")
    if head.startswith(PROGRAMS):
        found.add("program")
    if any(head[:PDF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(mark) for mark in MARKUP):
        found.add("web page")
    return found


def ends_as_package(file: BinaryIO) -> bool:
    """Whether the end of the file reads as a zip package, whatever its beginning says."""
    file.seek(0)
    try:
        return zipfile.is_zipfile(file)
    except (ValueError, OSError):
        return False
