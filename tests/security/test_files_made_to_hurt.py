"""Small files that unpack to gigabytes, macros under another name, and names that try to be something else."""

import contextlib
import resource
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.referral_walk import NORFOLK, a_pdf, address, answer_all, good_letter, make_walk
from wizard.evidence.kinds import UploadRefused
from wizard.evidence.sniff import media_type_of

MEGABYTE = 1024 * 1024
DECLARED = b'<Types><Override PartName="/word/%s" ContentType="application/vnd.ms-office.%s"/></Types>'


def grown_by(data: bytes) -> int:
    """How many megabytes the process grew while it judged a file, refused or not."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with contextlib.suppress(UploadRefused):
        media_type_of(data)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024


def packed_pdf(megabytes: int) -> bytes:
    """A PDF whose objects lie in a packed stream followed by blanks."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>".ljust(40)
        + b"<</Type/Pages/Kids[3 0 R]/Count 1>>".ljust(40)
        + b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    )
    index = b"1 0 2 40 3 80 "
    raw = zlib.compress(index + objects + b" " * megabytes * MEGABYTE, 9)
    head = b"%PDF-1.5\n"
    stream = b"4 0 obj\n<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n"
    body = head + stream % (len(index), len(raw), raw)
    places = b"\0\0\0\0\2\0\4\0\2\0\4\1\2\0\4\2\1" + len(head).to_bytes(2, "big") + b"\0\1\0\0\0"
    table = b"5 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length %d>>\nstream\n%s\nendstream\nendobj\n"
    return body + table % (len(places), places) + b"startxref\n%d\n%%%%EOF" % len(body)


def word(types: bytes, *names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        for name in ("word/document.xml", *names):
            package.writestr(name, b"<w:document/>")
    return out.getvalue()


def test_a_packed_pdf_is_read_while_it_stays_small_and_refused_when_it_does_not() -> None:
    assert media_type_of(packed_pdf(1)) == "application/pdf"
    with pytest.raises(UploadRefused, match="damaged"):
        media_type_of(packed_pdf(100))


def test_no_small_file_makes_the_process_grow_without_bound() -> None:
    assert grown_by(packed_pdf(300)) < 150
    assert grown_by(word(b"<Types>" + b" " * 300 * MEGABYTE + b"</Types>")) < 150


def test_a_vast_picture_is_kept_without_being_decoded() -> None:
    """Its 8 by 8 points would not do for the size it names: decoding would call it damaged."""
    with pytest.raises(UploadRefused, match="damaged"):
        media_type_of(claiming(1000, 1000))
    assert media_type_of(claiming(8160, 6144)) == "image/png"
    with pytest.raises(UploadRefused, match="too large"):
        media_type_of(claiming(12_000, 12_000))


def claiming(width: int, height: int) -> bytes:
    """A tiny picture whose header names another size."""
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    header = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + drawn.getvalue()[24:29]
    return drawn.getvalue()[:12] + header + zlib.crc32(header).to_bytes(4, "big") + drawn.getvalue()[33:]


@pytest.mark.parametrize(
    "types",
    [
        DECLARED % (b"letter.dat", b"vbaProject"),
        (DECLARED % (b"letter.dat", b"vbaProject")).decode().encode("utf-16"),
        DECLARED % (b"document.xml", b"word.document.macroEnabled.main+xml"),
        DECLARED % (b"letter.dat", b"vba&#80;roject"),
        b'<!DOCTYPE x [<!ENTITY v "vba">]>' + DECLARED % (b"letter.dat", b"&v;Project"),
    ],
    ids=["declared", "utf-16", "macro-enabled", "spelt out", "entity"],
)
def test_macros_are_found_under_any_name(types: bytes) -> None:
    with pytest.raises(UploadRefused, match="macros"):
        media_type_of(word(types, "word/letter.dat"))


def test_a_word_file_of_very_many_parts_is_refused() -> None:
    with pytest.raises(UploadRefused):
        media_type_of(word(b"<Types/>", *(f"word/{number}" for number in range(6000))))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        'a"; filename="b.exe.pdf',
        "a\r\nSet-Cookie: x=1.pdf",
        "../../../../etc/passwd",
        "..\\..\\windows\\x.pdf",
        "\u202efdp.exe",
        "=HYPERLINK(1).pdf",
        "<script>alert(1)</script>.pdf",
        "Überweisung – Zoë 🙂.pdf",
        ".",
        "x" * 3000 + ".pdf",
    ],
    ids=str,
)
def test_a_name_is_only_a_name(name: str) -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    upload = SimpleUploadedFile("x.pdf", a_pdf().read(), "text/html")
    upload._name = name  # type: ignore[attr-defined]  # what Django's own class would tidy, a browser need not
    response = client.post(address(referral, "evidence-medical"), {"file": upload, **good_letter()})
    if response.status_code != 302:  # a name that is none at all is no file
        assert not referral.evidence.exists()
        return
    item = referral.evidence.get()
    assert item.original_name.isprintable()
    assert not set('/\\"<>|') & set(item.original_name)
    assert item.original_name.endswith(".pdf")
    page = client.get(address(referral, "evidence-medical"))
    assert b"<script>alert" not in page.content
    file = client.get(reverse("evidence:file", args=[item.public_id]))
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"].startswith("attachment")
    assert "Set-Cookie" not in file
    assert file["X-Content-Type-Options"] == "nosniff"
