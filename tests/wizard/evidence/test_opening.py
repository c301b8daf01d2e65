"""What people open: a harmless copy, the original by explicit choice, and never without a trace."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image

from people.enums import Role
from record.models import Event
from tests.building import make_member, make_school
from tests.referral_walk import a_pdf, make_walk, signed_in
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import add_item

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"


def kept(upload: SimpleUploadedFile, **said: Any) -> tuple[Client, EvidenceItem]:
    client, referral = make_walk()
    return client, add_item(referral.created_by, referral, "medical", upload, said)


def opened(client: Client, item: EvidenceItem, name: str, *more: Any) -> HttpResponse:
    return client.get(reverse(f"evidence:{name}", args=[item.public_id, *more]))  # type: ignore[return-value]


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def photo(kind: str = "JPEG", name: str = "photo.jpg") -> SimpleUploadedFile:
    """A picture lying on its side, with the place where it was taken."""
    image, out = Image.new("RGB", (60, 40), "white"), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Madeup Cameras"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (52.0, 37.0, 51.0)
    image.save(out, kind, exif=exif)
    return SimpleUploadedFile(name, out.getvalue())


def acting_pdf() -> SimpleUploadedFile:
    """A PDF that runs a program when opened, holds another file, and has a button that starts something."""
    made, out = pikepdf.new(), BytesIO()
    page = made.add_blank_page()
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('MARKED SCRIPT')")
    made.Root.OpenAction = made.make_indirect(script)
    made.Root.AA = pikepdf.Dictionary(WC=script)
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    button = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=launch, AA=pikepdf.Dictionary(E=script)
    )
    page.Annots = pikepdf.Array([made.make_indirect(button)])
    made.attachments["inside.txt"] = b"MARKED ATTACHMENT"
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=made.make_stream(b"<xdp>MARKED FORM</xdp>"))
    made.save(out)
    return SimpleUploadedFile("letter.pdf", out.getvalue(), "application/pdf")


# A HEIC says in its own way how it is turned, and is read upright: here it never lay on its side.
@pytest.mark.parametrize(
    ("kind", "name", "upright"),
    [("JPEG", "photo.jpg", (40, 60)), ("PNG", "scan.png", (40, 60)), ("HEIF", "IMG_1.heic", (60, 40))],
)
def test_a_picture_is_opened_upright_and_without_where_it_was_taken(
    kind: str, name: str, upright: tuple[int, int]
) -> None:
    client, item = kept(photo(kind, name))
    response = opened(client, item, "file")
    assert response["Content-Type"] == "image/jpeg"
    assert ".jpg" in response["Content-Disposition"]
    data = body(response)
    with Image.open(BytesIO(data)) as copy:
        assert not copy.getexif()
        assert copy.size == upright
    assert b"Madeup Cameras" not in data
    item.refresh_from_db()
    assert item.copy_size == len(data)


def test_the_original_of_a_picture_is_had_only_by_asking_for_it() -> None:
    upload = photo()
    there = upload.read()
    upload.seek(0)
    client, item = kept(upload)
    assert body(opened(client, item, "original")) == there


def test_a_pdf_is_opened_without_programs_links_or_files_in_it_and_kept_as_it_came() -> None:
    upload = acting_pdf()
    there = upload.read()
    upload.seek(0)
    client, item = kept(upload)
    with pikepdf.open(BytesIO(body(opened(client, item, "preview")))) as copy:
        assert len(copy.pages) == 1
        assert not {"/OpenAction", "/AA"} & set(copy.Root.keys())
        assert not copy.attachments
        assert "/XFA" not in copy.Root.AcroForm
        out = BytesIO()
        copy.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
        assert not [word for word in (b"MARKED", b"calc.exe", b"JavaScript", b"Launch") if word in out.getvalue()]
    assert body(opened(client, item, "original")) == there


@pytest.mark.parametrize("upload", [photo(), a_pdf()], ids=["picture", "pdf"])
def test_a_preview_may_do_nothing(upload: SimpleUploadedFile) -> None:
    upload.seek(0)
    client, item = kept(upload)
    response = opened(client, item, "preview")
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline")
    assert "no-store" in response["Cache-Control"]


def test_the_pages_of_a_pdf_are_shown_as_pictures() -> None:
    client, item = kept(a_pdf())
    page = opened(client, item, "look").content.decode()
    assert reverse("evidence:page", args=[item.public_id, 1]) in page
    drawn = opened(client, item, "page", 1)
    with Image.open(BytesIO(drawn.content)) as picture:
        assert picture.format == "JPEG"
    assert opened(client, item, "page", 2).status_code == 404
    assert opened(client, item, "page", 0).status_code == 404


def test_word_files_and_e_mails_are_handed_over_and_not_shown() -> None:
    mail = b"From: gp@example.test\r\nTo: school@example.test\r\nSubject: A letter\r\n\r\nDear school,\r\n"
    client, item = kept(SimpleUploadedFile("letter.eml", mail))
    assert opened(client, item, "preview").status_code == 404
    assert opened(client, item, "page", 1).status_code == 404
    assert "are not shown here" in opened(client, item, "look").content.decode()
    response = opened(client, item, "file")
    assert response["Content-Disposition"].startswith("attachment")
    assert body(response) == mail


def test_each_opening_is_seen_by_whoever_may_see_the_file() -> None:
    client, item = kept(a_pdf())
    colleague = make_member(Role.VIEWER, school=item.referral.school)
    with time_machine.travel("2026-11-23 10:15+00:00", tick=False):
        opened(signed_in(colleague), item, "look")
    with time_machine.travel("2026-11-23 11:00+00:00", tick=False):
        opened(signed_in(colleague), item, "original")
    page = opened(client, item, "look").content.decode()
    assert f"Looked at by {colleague} on 23 November 2026 at 10:15am" in page
    assert f"Original downloaded by {colleague} on 23 November 2026 at 11:00am" in page
    events = Event.objects.filter(kind="evidence_opened", subject_id=item.referral.public_id, actor=colleague)
    assert [event.data["what"] for event in events] == ["looked", "original"]


def test_the_pictures_of_one_look_are_one_opening_and_one_fetched_alone_is_one_too() -> None:
    client, item = kept(a_pdf())
    opened(client, item, "page", 1)
    opened(client, item, "look")
    opened(client, item, "preview")
    assert Event.objects.filter(kind="evidence_opened").count() == 1


def test_a_file_whose_bytes_are_damaged_is_not_handed_out_in_part(settings: Any) -> None:
    client, item = kept(a_pdf())
    (path,) = Path(settings.EVIDENCE_ROOT).rglob("*.age")
    path.write_bytes(path.read_bytes()[:-20])
    client.raise_request_exception = False
    assert opened(client, item, "original").status_code == 503
    assert "cannot be opened" in opened(client, item, "look").content.decode()


def test_what_one_referral_holds_opens_for_no_other_school() -> None:
    _, item = kept(a_pdf())
    outsider = signed_in(make_member(Role.REFERRER, school=make_school(item.referral.authority)))
    for name, more in (("file", ()), ("look", ()), ("preview", ()), ("original", ()), ("page", (1,))):
        assert opened(outsider, item, name, *more).status_code == 404
    assert not Event.objects.filter(kind="evidence_opened").exists()
