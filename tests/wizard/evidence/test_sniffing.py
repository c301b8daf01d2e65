"""What may be uploaded: judged by the bytes, never by the name."""

import zipfile
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from wizard.evidence.kinds import DOCX, EML, EXTENSIONS, MSG, PDF, UploadRefused
from wizard.evidence.sniff import media_type_of


def pdf(password: str = "", pages: int = 1) -> bytes:
    document, out = pikepdf.new(), BytesIO()
    for _ in range(pages):
        document.add_blank_page()
    document.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


def word(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"<Types/>")
        package.writestr("word/document.xml", b"<w:document/>")
        for name, data in parts.items():
            package.writestr(f"word/{name}", data)
    return out.getvalue()


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, kind)
    return out.getvalue()


def old_word(*names: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"".join(name.encode("utf-16-le") for name in names)


E_MAIL = (
    b"Received: from mail.example.test\r\nFrom: Dr Madeup <gp@example.test>\r\nTo: office@school.example.test\r\n"
    b"Subject: Amara\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\r\nDear school,\r\n"
)
PROGRAM_MAIL = E_MAIL.replace(b"Dear school,", b'Content-Disposition: attachment; filename="letter.pdf.exe"\r\n')


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (pdf(), PDF),
        (word(), DOCX),
        (old_word("WordDocument"), "application/msword"),
        (picture("JPEG"), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("HEIF"), "image/heic"),
        (E_MAIL, EML),
        (old_word("__properties_version1.0", "__substg1.0_0037001F"), MSG),
    ],
    ids=["pdf", "word", "old word", "jpeg", "png", "heic", "e-mail", "outlook"],
)
def test_letters_and_photos_are_kept(data: bytes, media_type: str) -> None:
    assert media_type_of(data) == media_type


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (pdf("secret"), "password"),
        (pdf(pages=0), "no pages"),
        (pdf()[:200], "damaged"),
        (word(**{"vbaProject.bin": b"x"}), "macros"),
        (word()[:80], "damaged"),
        (old_word("WordDocument", "_VBA_PROJECT"), "macros"),
        (old_word("EncryptedPackage"), "password"),
        (old_word("Workbook"), "not a PDF"),
        (picture("PNG")[:40], "damaged"),
        (picture("GIF"), "not a PDF"),
        (b"MZ\x90\x00 a program", "not a PDF"),
        (b"<html><script>", "not a PDF"),
        (PROGRAM_MAIL, "program or a file with macros"),
        (old_word("__properties_version1.0", "_VBA_PROJECT"), "macros"),
        (b"Dear school,\r\n\r\nFrom: nobody\r\n", "not a PDF"),
        (pdf() + word(), "two kinds at once"),
        (picture("PNG") + word(), "two kinds at once"),
        (picture("JPEG")[:2] + b"\xff\xfe\x00\x10%PDF-1.7\n" + picture("JPEG")[2:], "two kinds at once"),
        (b"MZ\x90\x00" + word(), "two kinds at once"),
        (b"<!doctype html><!--" + pdf(), "two kinds at once"),
    ],
)
def test_what_cannot_be_kept_says_why_and_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UploadRefused, match=says):
        media_type_of(data)


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(UploadRefused):
        media_type_of(word(bomb=b"0" * (201 * 1024 * 1024)))


def test_a_locked_part_of_a_word_file_is_said() -> None:
    data = bytearray(word())
    place = data.index(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 4)
    with pytest.raises(UploadRefused, match="password"):
        media_type_of(bytes(data))


STARTS = [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]


def kept_or_refused(data: bytes) -> str:
    try:
        return media_type_of(data)
    except UploadRefused as refusal:
        return str(refusal)


@given(st.binary(max_size=400), st.sampled_from(STARTS))
def test_any_bytes_are_kept_or_refused_with_a_sentence(data: bytes, start: bytes) -> None:
    outcome = kept_or_refused(start + data)
    assert outcome in EXTENSIONS or outcome.endswith(".")
