"""A file that cannot become a policy gets one clear sentence, and nothing is stored."""

import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pikepdf
import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from guidance.importing.documents import refusals
from guidance.importing.documents.reading import read_document, read_file
from guidance.importing.problems import ImportRefused
from guidance.policies.models import EditionPage, PolicyPage
from tests.building import make_authority
from tests.guidance.importing.documents.rendering import as_pdf
from tests.guidance.importing.documents.twin_policies import SCHOOL


def word_file(**extra: bytes) -> bytes:
    stream = BytesIO()
    document = docx.Document()
    document.add_paragraph("The school keeps in touch with pupils who are ill.")
    document.save(stream)
    with zipfile.ZipFile(stream, "a") as package:
        for name, content in extra.items():
            package.writestr(f"word/{name}.bin", content)
    return stream.getvalue()


def locked_pdf() -> bytes:
    stream = BytesIO()
    with pikepdf.open(BytesIO(as_pdf(SCHOOL))) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="one", user="two"))
    return stream.getvalue()


def scanned_pdf() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (600, 800), "white").save(stream, "PDF")
    return stream.getvalue()


def old_office(inside: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + inside.encode("utf-16-le") + b"\0" * 500


def cases() -> Iterator[tuple[str, bytes, str]]:
    yield "empty.txt", b"", refusals.EMPTY
    yield "blank.txt", b"  \n\n \t\n", refusals.NO_WORDS
    yield "blank.html", b"<html><body><nav>Home</nav></body></html>", refusals.NO_WORDS
    yield "locked.pdf", locked_pdf(), refusals.LOCKED
    yield "locked.docx", old_office("EncryptedPackage"), refusals.LOCKED
    yield "old.docx", old_office("WordDocument"), refusals.OLD_WORD
    yield "old.doc", b"anything", refusals.OLD_WORD
    yield "scan.pdf", scanned_pdf(), refusals.SCANNED
    yield "macros.docx", word_file(vbaProject=b"program"), refusals.MACROS
    yield "sheet.xlsx", b"PK\x03\x04", refusals.WRONG_TYPE
    yield "no-ending", b"words", refusals.WRONG_TYPE
    yield "cut.pdf", as_pdf(SCHOOL)[:900], refusals.DAMAGED.format(kind="PDF")
    yield "words.pdf", b"only words", refusals.DAMAGED.format(kind="PDF")
    yield "cut.docx", word_file()[:2000], refusals.DAMAGED.format(kind="Word")
    yield "words.docx", b"only words", refusals.DAMAGED.format(kind="Word")
    yield "picture.txt", b"\x89PNG\r\n\x1a\n0000", refusals.DAMAGED.format(kind="text")
    yield "binary.md", b"words \0 words", refusals.DAMAGED.format(kind="Markdown")
    yield "deep.html", b"<div>" * 3000 + b"words", refusals.DAMAGED.format(kind="HTML")


CASES = list(cases())


@pytest.mark.parametrize(("name", "content", "sentence"), CASES, ids=[name for name, _, _ in CASES])
def test_each_unusable_file_gets_its_sentence(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_document(name, content)
    assert str(refused.value) == sentence


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.docx"
    with large.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(ImportRefused, match="has 200 MB"):
        read_file(large)


def test_a_word_file_that_unpacks_to_much_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "MOST_UNPACKED_MEGABYTES", 1)
    with pytest.raises(ImportRefused, match="unpacks to more than"):
        read_document("bomb.docx", word_file(media=b"\0" * 2_000_000))


def test_a_folder_and_a_missing_file_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="folder"):
        read_file(tmp_path)
    with pytest.raises(ImportRefused, match="cannot be opened"):
        read_file(tmp_path / "nothing.pdf")


@pytest.mark.django_db
def test_the_command_says_it_in_one_line_and_stores_nothing(tmp_path: Path) -> None:
    make_authority("fernshire")
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned_pdf())
    with pytest.raises(CommandError) as refused:
        call_command("import_policy", str(path), authority="fernshire", stdout=StringIO())
    assert str(refused.value) == f"scan.pdf: {refusals.SCANNED}"
    assert not PolicyPage.objects.exists()
    assert not EditionPage.objects.exists()
